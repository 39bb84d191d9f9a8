/**
 * What the names of a text stand for, read off its syntax tree, so that texts that are half typed
 * have names too. May import the language and nothing of the server. Start at {@link
 * dev.nasc.lsp.name.Bindings}.
 */
@NullMarked
package dev.nasc.lsp.name;

import org.jspecify.annotations.NullMarked;
