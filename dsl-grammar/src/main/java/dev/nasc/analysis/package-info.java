/**
 * Exact answers about a whole space, read off its decision diagram: counts, bounds, distributions,
 * shares, draws under bounds, what each option changes, which requirements conflict. Knows nothing
 * of the language. May import {@code model}. Start at {@link dev.nasc.analysis.Diagram}.
 */
@NullMarked
package dev.nasc.analysis;

import org.jspecify.annotations.NullMarked;
