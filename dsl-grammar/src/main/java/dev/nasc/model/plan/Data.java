package dev.nasc.model.plan;

/**
 * A data set with its parts.
 *
 * @param name the catalog's word for it: {@code digits}
 * @param holdout the share of all examples that is the validation part, 0–1
 * @param test the share of all examples that is the test part, 0–1, read once, for the final result
 * @param seed of the split: it belongs to the data, not to the run
 */
public record Data(String name, double holdout, double test, long seed) {}
