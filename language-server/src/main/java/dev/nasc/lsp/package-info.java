/** The language server: life cycle and routing; start reading at {@code Main}. */
@NullMarked
package dev.nasc.lsp;

import org.jspecify.annotations.NullMarked;
