package dev.nasc.analysis;

import java.util.Arrays;

/**
 * Which pairs of costs occur, and how often: sorted by the first cost, then the second, without
 * repetition.
 *
 * @param mass numbers of paths, or shares of them
 */
record Atoms(long[] first, long[] second, double[] mass) {
  static final Atoms NONE = new Atoms(new long[0], new long[0], new double[0]);
  static final Atoms ONE = new Atoms(new long[] {0}, new long[] {0}, new double[] {1});

  int size() {
    return mass.length;
  }

  /** These and {@code more} moved by an arc's costs, its masses times {@code factor}. */
  Atoms plus(Atoms more, long byFirst, long bySecond, double factor) {
    int capacity = size() + more.size();
    long[] a = new long[capacity];
    long[] b = new long[capacity];
    double[] m = new double[capacity];
    int i = 0;
    int j = 0;
    int n = 0;
    while (i < size() || j < more.size()) {
      int order = i == size() ? 1 : j == more.size() ? -1 : compare(i, more, j, byFirst, bySecond);
      a[n] = order <= 0 ? first[i] : more.first[j] + byFirst;
      b[n] = order <= 0 ? second[i] : more.second[j] + bySecond;
      m[n] = order <= 0 ? mass[i++] : 0;
      m[n++] += order >= 0 ? more.mass[j++] * factor : 0;
    }
    return new Atoms(Arrays.copyOf(a, n), Arrays.copyOf(b, n), Arrays.copyOf(m, n));
  }

  private int compare(int i, Atoms more, int j, long byFirst, long bySecond) {
    int order = Long.compare(first[i], more.first[j] + byFirst);
    return order != 0 ? order : Long.compare(second[i], more.second[j] + bySecond);
  }

  /** Those of one node, from those of the nodes behind its arcs. */
  static Atoms behind(View view, int node, Atoms[] known, long[] first, long[] second, Counts of) {
    if (node == view.end()) {
      return ONE;
    }
    var sum = NONE;
    for (int i = view.first(node); i < view.last(node); i++) {
      int arc = view.arc(i);
      double factor = of.isSmall() ? 1 : of.share(arc);
      sum = sum.plus(known[view.next(arc)], first[arc], second[arc], factor);
    }
    return sum;
  }
}
