/**
 * The one walk over a space and its interpretations: count, bounds, sample, mutate, decide. May
 * import {@code model} and {@code cost}. Start at {@link dev.nasc.explore.SearchSpace}, the door
 * for everyone else.
 */
@NullMarked
package dev.nasc.explore;

import org.jspecify.annotations.NullMarked;
