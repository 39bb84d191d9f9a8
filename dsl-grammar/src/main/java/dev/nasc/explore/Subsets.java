package dev.nasc.explore;

import java.util.ArrayList;
import java.util.List;

/** All ways to take some of a list, in the order of the list. */
final class Subsets {
  private static final int MOST = 100_000;

  private Subsets() {}

  /** The subsets of 0 … n-1 with k members in lexicographic order; cut short beyond 100,000. */
  static List<List<Integer>> of(int n, int k) {
    var all = new ArrayList<List<Integer>>();
    if (k <= n) {
      extend(List.of(), 0, n, k, all);
    }
    return all;
  }

  private static void extend(List<Integer> so, int next, int n, int k, List<List<Integer>> all) {
    if (so.size() == k) {
      all.add(so);
      return;
    }
    for (int i = next; i <= n - (k - so.size()) && all.size() < MOST; i++) {
      var more = new ArrayList<>(so);
      more.add(i);
      extend(more, i + 1, n, k, all);
    }
  }
}
