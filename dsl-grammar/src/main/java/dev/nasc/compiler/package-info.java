/**
 * The door for everyone else: text in, everything known about it out. Start at {@link
 * dev.nasc.compiler.Compiler}.
 */
@NullMarked
package dev.nasc.compiler;

import org.jspecify.annotations.NullMarked;
