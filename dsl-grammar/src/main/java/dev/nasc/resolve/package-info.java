/**
 * Names, units and lowering of the syntax tree to the model. Start at {@link
 * dev.nasc.resolve.Resolver}.
 */
@NullMarked
package dev.nasc.resolve;

import org.jspecify.annotations.NullMarked;
