/**
 * Small models that strategies learn while they search: controllers and predictors of a few
 * thousand numbers, in plain Java with gradients written by hand, so that a search on a table never
 * loads the engine. May import {@code model}. Start at {@link dev.nasc.learn.Policy}.
 */
@NullMarked
package dev.nasc.learn;

import org.jspecify.annotations.NullMarked;
