/**
 * Ports and records of a search: evaluator, trial, history, objectives, front; no engine. Start at
 * {@link dev.nasc.search.Evaluator}.
 */
@NullMarked
package dev.nasc.search;

import org.jspecify.annotations.NullMarked;
