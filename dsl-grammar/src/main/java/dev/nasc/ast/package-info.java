/**
 * The syntax tree: what was typed, nothing resolved. May import {@code source}. Start at {@link
 * dev.nasc.ast.SyntaxTree}.
 */
@NullMarked
package dev.nasc.ast;

import org.jspecify.annotations.NullMarked;
