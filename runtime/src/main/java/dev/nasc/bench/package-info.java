/**
 * Searches over benchmark tables, many seeds, without a run directory. May import {@code search},
 * {@code evaluate} and the language's model. Start at {@link dev.nasc.bench.Bench}.
 */
@NullMarked
package dev.nasc.bench;

import org.jspecify.annotations.NullMarked;
