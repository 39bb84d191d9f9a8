/**
 * One phase a file: pulls strategy, evaluator, network and checkpoint together. Start at {@link
 * dev.nasc.phase.PhaseContext}, what a phase may use.
 */
@NullMarked
package dev.nasc.phase;

import org.jspecify.annotations.NullMarked;
