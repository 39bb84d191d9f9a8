/**
 * From text to syntax tree: lexer, parser and the builder of the AST; the only importer of ANTLR.
 */
@NullMarked
package dev.nasc.syntax;

import org.jspecify.annotations.NullMarked;
