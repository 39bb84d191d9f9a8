package dev.nasc.model.plan;

/**
 * A data set with its parts.
 *
 * @param name the catalog's word for it: {@code digits}
 * @param holdout the share of all examples that is the validation part, 0–1; above 1, how many
 * @param test the share of all examples that is the test part, 0–1, read once, for the final result
 * @param seed of the split: it belongs to the data, not to the run
 * @param path where they lie, relative to the file; empty where they are part of nasc
 * @param classes how many classes of a folder are taken; 0 for all
 * @param label the column of a table that has the class
 */
public record Data(
    String name, double holdout, double test, long seed, String path, int classes, String label) {
  /** Of a search that reads none: its scores come from a table. */
  public static final Data NONE = new Data("", 0, 0, 0);

  /** Data without files. */
  public Data(String name, double holdout, double test, long seed) {
    this(name, holdout, test, seed, "", 0, "");
  }

  /** The same data somewhere else. */
  public Data at(String otherPath) {
    return new Data(name, holdout, test, seed, otherPath, classes, label);
  }
}
