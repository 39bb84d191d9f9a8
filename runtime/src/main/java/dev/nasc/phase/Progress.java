package dev.nasc.phase;

import java.util.Map;

/**
 * How far a phase is.
 *
 * @param label of the phase
 * @param done steps, trials or epochs done
 * @param total of them, as planned
 * @param unit what is counted: {@code step}, {@code trial}
 * @param figures what to show, in order: {@code loss}, {@code accuracy}, {@code best}
 */
public record Progress(
    String label, long done, long total, String unit, Map<String, Double> figures) {}
