/**
 * Text to syntax tree: the only importer of ANTLR. Start at {@link dev.nasc.syntax.Parser}, the
 * door.
 */
@NullMarked
package dev.nasc.syntax;

import org.jspecify.annotations.NullMarked;
