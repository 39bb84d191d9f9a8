/**
 * Open documents as immutable snapshots by version, their analysis off the protocol's thread, and
 * the texts that they import. May import {@code name}, {@code protocol} and the language. Start at
 * {@link dev.nasc.lsp.document.Documents}.
 */
@NullMarked
package dev.nasc.lsp.document;

import org.jspecify.annotations.NullMarked;
