/**
 * The border to the protocol: the only place where offsets and spans meet positions and ranges, and
 * where text becomes Markdown. May import LSP4J and the language's {@code source}. Start at {@link
 * dev.nasc.lsp.protocol.Positions}.
 */
@NullMarked
package dev.nasc.lsp.protocol;

import org.jspecify.annotations.NullMarked;
