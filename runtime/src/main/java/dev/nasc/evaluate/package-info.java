/**
 * Evaluators that look an architecture up: benchmark tables. No engine. May import {@code search}
 * and the language's model. Start at {@link dev.nasc.evaluate.BenchmarkTable}.
 */
@NullMarked
package dev.nasc.evaluate;

import org.jspecify.annotations.NullMarked;
