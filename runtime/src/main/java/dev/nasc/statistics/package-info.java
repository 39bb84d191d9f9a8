/**
 * What trials say about the choices and measures behind them: random forests over choices, rank
 * correlations. Knows nothing of runs. Start at {@link dev.nasc.statistics.Forest}.
 */
@NullMarked
package dev.nasc.statistics;

import org.jspecify.annotations.NullMarked;
