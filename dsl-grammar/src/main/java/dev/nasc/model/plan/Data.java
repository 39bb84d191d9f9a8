package dev.nasc.model.plan;

/**
 * A data set with its parts.
 *
 * @param name the catalog's word for it: {@code digits}
 * @param holdout the share of all examples that is the validation part, 0–1; above 1, how many
 * @param test the share of all examples that is the test part, 0–1, read once, for the final result
 * @param seed of the split: it belongs to the data, not to the run
 * @param path where they lie, relative to the file; empty where they are part of nasc
 */
public record Data(String name, double holdout, double test, long seed, String path) {
  /** Of a search that reads none: its scores come from a table. */
  public static final Data NONE = new Data("", 0, 0, 0);

  public Data(String name, double holdout, double test, long seed) {
    this(name, holdout, test, seed, "");
  }
}
