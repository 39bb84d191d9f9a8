/** Texts and places in them. Imports nothing. Start at {@link dev.nasc.source.SourceFile}. */
@NullMarked
package dev.nasc.source;

import org.jspecify.annotations.NullMarked;
