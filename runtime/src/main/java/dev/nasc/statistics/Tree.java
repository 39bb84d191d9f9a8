package dev.nasc.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree over categories. A split sends a set of categories to each side; sorted by
 * their mean value, the best set is a beginning (Fisher 1958).
 */
final class Tree {
  private static final int LEAST_SPLIT = 4;

  private final Table table;
  private final RandomGenerator random;
  private final Node root;

  /** A leaf has no sides. */
  private record Node(
      double value, int choice, long left, @Nullable Node lower, @Nullable Node upper) {}

  /**
   * @param rows by number, with repetitions
   */
  Tree(Table table, int[] rows, RandomGenerator random) {
    this.table = table;
    this.random = random;
    this.root = grow(rows);
  }

  private record Split(int choice, long left, double gain) {}

  private static final Split NONE = new Split(-1, 0, 0);

  private Node grow(int[] rows) {
    double mean = Arrays.stream(rows).mapToDouble(row -> table.values()[row]).average().orElse(0);
    var best = rows.length < LEAST_SPLIT ? NONE : best(rows, mean);
    if (best.choice < 0) {
      return new Node(mean, -1, 0, null, null);
    }
    int choice = best.choice;
    long left = best.left;
    var lower = Arrays.stream(rows).filter(row -> isIn(left, category(row, choice))).toArray();
    var upper = Arrays.stream(rows).filter(row -> !isIn(left, category(row, choice))).toArray();
    return new Node(mean, choice, left, grow(lower), grow(upper));
  }

  /** Each choice is left out now and then, so that the trees differ. */
  private Split best(int[] rows, double mean) {
    double squares = 0;
    for (int row : rows) {
      squares += (table.values()[row] - mean) * (table.values()[row] - mean);
    }
    var best = NONE;
    var left = NONE;
    for (int choice = 0; choice < table.categories().length; choice++) {
      var split = split(rows, choice, mean);
      if (split.gain > chance(choice, squares - split.gain, rows.length)) {
        if (random.nextInt(6) == 0) {
          left = split.gain > left.gain ? split : left;
        } else {
          best = split.gain > best.gain ? split : best;
        }
      }
    }
    return best.choice < 0 ? left : best;
  }

  /**
   * What a split of noise would hardly explain: the best of {@code k} sorted means explains about
   * {@code 2k/π} times the variance, and twice that of rows that are drawn with repetitions.
   */
  private double chance(int choice, double rest, int rows) {
    return (3 + 1.5 * table.categories()[choice]) * rest / Math.max(1, rows - 2) + 1e-12;
  }

  private Split split(int[] rows, int choice, double mean) {
    int categories = table.categories()[choice];
    var sums = new double[categories];
    var counts = new int[categories];
    for (int row : rows) {
      sums[category(row, choice)] += table.values()[row] - mean;
      counts[category(row, choice)]++;
    }
    var order =
        IntStream.range(0, categories)
            .filter(category -> counts[category] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(category -> sums[category] / counts[category]))
            .toList();
    return split(choice, order, sums, counts, rows.length);
  }

  private static Split split(
      int choice, List<Integer> order, double[] sums, int[] counts, int rows) {
    var best = new Split(-1, 0, 0);
    long left = 0;
    double sum = 0;
    int count = 0;
    for (int i = 0; i + 1 < order.size(); i++) {
      left |= 1L << order.get(i);
      sum += sums[order.get(i)];
      count += counts[order.get(i)];
      double gain = sum * sum / count + sum * sum / (rows - count);
      best = gain > best.gain ? new Split(choice, left, gain) : best;
    }
    return best;
  }

  private int category(int row, int choice) {
    return table.rows().get(row)[choice];
  }

  private static boolean isIn(long set, int category) {
    return (set >> category & 1) != 0;
  }

  /**
   * The mean value over all other choices, each category alike, for each category of one choice
   * (Hutter et al. 2014, algorithm 2).
   */
  double[] marginal(int choice) {
    var domains = domains();
    var marginal = new double[table.categories()[choice]];
    for (int category = 0; category < marginal.length; category++) {
      domains[choice] = 1L << category;
      marginal[category] = mean(root, domains);
    }
    return marginal;
  }

  /** Over all categories of all choices: the mean, and the mean of the squares. */
  double[] moments() {
    var leaves = new ArrayList<double[]>();
    leaves(root, domains(), 1, leaves);
    double mean = leaves.stream().mapToDouble(leaf -> leaf[0] * leaf[1]).sum();
    double squares = leaves.stream().mapToDouble(leaf -> leaf[0] * leaf[1] * leaf[1]).sum();
    return new double[] {mean, squares};
  }

  private static double mean(Node node, long[] domains) {
    var leaves = new ArrayList<double[]>();
    leaves(node, domains.clone(), 1, leaves);
    return leaves.stream().mapToDouble(leaf -> leaf[0] * leaf[1]).sum();
  }

  /** Adds the share and the value of each leaf. */
  private static void leaves(Node node, long[] domains, double share, List<double[]> leaves) {
    if (node.lower == null || node.upper == null) {
      leaves.add(new double[] {share, node.value});
      return;
    }
    long domain = domains[node.choice];
    double lower = (double) Long.bitCount(domain & node.left) / Long.bitCount(domain);
    if (lower > 0) {
      domains[node.choice] = domain & node.left;
      leaves(node.lower, domains, share * lower, leaves);
    }
    if (lower < 1) {
      domains[node.choice] = domain & ~node.left;
      leaves(node.upper, domains, share * (1 - lower), leaves);
    }
    domains[node.choice] = domain;
  }

  private long[] domains() {
    return Arrays.stream(table.categories()).mapToLong(number -> (1L << number) - 1).toArray();
  }
}
