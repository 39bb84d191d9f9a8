package dev.nasc.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How alike two lists order the same things: 1 the same, -1 the reverse; not a number for ties
 * alone.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /** Kendall's τ-b, which counts ties (Kendall 1945). Takes the square of the length. */
  public static double kendall(double[] a, double[] b) {
    long concordant = 0;
    long apartInA = 0;
    long apartInB = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = i + 1; j < a.length; j++) {
        int first = Double.compare(a[i], a[j]);
        int second = Double.compare(b[i], b[j]);
        concordant += (long) Integer.signum(first) * Integer.signum(second);
        apartInA += first != 0 ? 1 : 0;
        apartInB += second != 0 ? 1 : 0;
      }
    }
    return concordant / Math.sqrt((double) apartInA * apartInB);
  }

  /** Spearman's ρ: the correlation of ranks, ties having their mean (Spearman 1904). */
  public static double spearman(double[] a, double[] b) {
    var first = ranks(a);
    var second = ranks(b);
    double middle = (a.length + 1) / 2.0;
    double together = 0;
    double alone = 0;
    double other = 0;
    for (int i = 0; i < a.length; i++) {
      together += (first[i] - middle) * (second[i] - middle);
      alone += (first[i] - middle) * (first[i] - middle);
      other += (second[i] - middle) * (second[i] - middle);
    }
    return together / Math.sqrt(alone * other);
  }

  private static double[] ranks(double[] values) {
    var order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    var ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double rank = (from + to + 1) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = rank);
    }
    return ranks;
  }
}
