/** The command line; start reading at {@code Main}. */
@NullMarked
package dev.nasc.cli;

import org.jspecify.annotations.NullMarked;
