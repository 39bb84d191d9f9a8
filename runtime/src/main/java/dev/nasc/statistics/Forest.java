package dev.nasc.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A random forest whose variance is taken apart by choices: functional analysis of variance. What a
 * choice explains by itself is the variance of its marginal over that of the whole.
 *
 * <p>Source: Hutter, Hoos, Leyton-Brown, "An efficient approach for assessing hyperparameter
 * importance", ICML 2014.
 */
public final class Forest {
  private static final int TREES = 32;

  private final List<Tree> trees = new ArrayList<>();
  private final double variance;

  /** Each tree is grown on rows that are drawn with replacement. */
  public Forest(Table table, RandomGenerator random) {
    int size = table.rows().size();
    double mean = Arrays.stream(table.values()).average().orElse(0);
    variance = Arrays.stream(table.values()).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    for (int i = 0; i < TREES; i++) {
      trees.add(new Tree(table, random.ints(size, 0, size).toArray(), random));
    }
  }

  /**
   * What a choice explains.
   *
   * @param share of the variance, 0–1, the mean over the trees
   * @param low the tenth percentile of the trees
   * @param high the ninetieth
   */
  public record Explained(double share, double low, double high) {}

  public Explained explained(int choice) {
    var shares = trees.stream().mapToDouble(tree -> share(tree, choice)).sorted().toArray();
    return new Explained(
        Arrays.stream(shares).average().orElse(0),
        shares[TREES / 10],
        shares[TREES - 1 - TREES / 10]);
  }

  /** Of the variance of the tree, or of the values where that is greater: the rest is noise. */
  private double share(Tree tree, int choice) {
    var moments = tree.moments();
    double whole = Math.max(variance, moments[1] - moments[0] * moments[0]);
    var marginal = tree.marginal(choice);
    double mean = Arrays.stream(marginal).average().orElse(0);
    double own = Arrays.stream(marginal).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return whole > 0 ? own / whole : 0;
  }

  /** The mean value of each category of a choice, over all else alike. */
  public double[] marginal(int choice) {
    var sum = trees.get(0).marginal(choice);
    for (var tree : trees.subList(1, TREES)) {
      var marginal = tree.marginal(choice);
      Arrays.setAll(sum, i -> sum[i] + marginal[i]);
    }
    return Arrays.stream(sum).map(value -> value / TREES).toArray();
  }
}
