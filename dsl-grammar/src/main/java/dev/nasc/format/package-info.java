/** Canonical text. Start at {@link dev.nasc.format.Formatter}. */
@NullMarked
package dev.nasc.format;

import org.jspecify.annotations.NullMarked;
