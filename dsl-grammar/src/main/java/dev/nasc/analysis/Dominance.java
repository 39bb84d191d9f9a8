package dev.nasc.analysis;

import java.util.Arrays;

/** Sums over pairs of atoms whose costs together stay within windows. */
final class Dominance {
  private final Atoms atoms;
  private final long[] ranked;
  private final int[] rank;

  Dominance(Atoms atoms) {
    this.atoms = atoms;
    this.ranked = Arrays.stream(atoms.second()).sorted().distinct().toArray();
    this.rank = new int[atoms.size()];
    for (int i = 0; i < rank.length; i++) {
      rank[i] = Arrays.binarySearch(ranked, atoms.second()[i]);
    }
  }

  /** The mass of all pairs of these and {@code others} within both windows. */
  double within(Atoms others, Window a, Window b) {
    return upTo(others, a.greatest(), b.greatest())
        - upTo(others, a.least() - 1, b.greatest())
        - upTo(others, a.greatest(), b.least() - 1)
        + upTo(others, a.least() - 1, b.least() - 1);
  }

  /** The mass of pairs whose first costs add up to at most {@code a}, their second to {@code b}. */
  private double upTo(Atoms others, long a, long b) {
    if (isNone(others, a, b)) {
      return 0;
    }
    double[] tree = new double[ranked.length + 1];
    double sum = 0;
    int fits = 0;
    for (int i = others.size() - 1; i >= 0; i--) {
      while (fits < atoms.size() && atoms.first()[fits] + others.first()[i] <= a) {
        add(tree, rank[fits], atoms.mass()[fits]);
        fits++;
      }
      sum += others.mass()[i] * prefix(tree, below(b - others.second()[i]));
    }
    return sum;
  }

  /** Whether even the least costs are too much, which spares the pass for ends that do not bind. */
  private boolean isNone(Atoms others, long a, long b) {
    return atoms.size() == 0
        || others.size() == 0
        || atoms.first()[0] + others.first()[0] > a
        || ranked[0] + Arrays.stream(others.second()).min().orElse(0) > b;
  }

  /** How many of the ranked values are at most {@code limit}. */
  private int below(long limit) {
    int at = Arrays.binarySearch(ranked, limit);
    return at < 0 ? -at - 1 : at + 1;
  }

  private static void add(double[] tree, int rank, double mass) {
    for (int i = rank + 1; i < tree.length; i += i & -i) {
      tree[i] += mass;
    }
  }

  private static double prefix(double[] tree, int count) {
    double sum = 0;
    for (int i = count; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }
}
