/**
 * The language server: life cycle, routing of requests to features, and the wire. Messages are read
 * on one thread, which applies text changes at once; everything else happens on others. Start at
 * {@link dev.nasc.lsp.Main}, then {@link dev.nasc.lsp.Server}.
 */
@NullMarked
package dev.nasc.lsp;

import org.jspecify.annotations.NullMarked;
