package dev.nasc.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a view by kind: from all nodes of a kind as many paths lead to the end, and they
 * cost the same but for a constant. Whatever asks for costs alone needs one node of each kind, and
 * one arc for all that lead from it to one kind at one cost. Kinds are numbered so that arcs lead
 * to smaller numbers.
 */
final class Alike {
  private static final Comparator<Arc> ORDER =
      Comparator.comparingInt(Arc::next)
          .thenComparingLong(Arc::first)
          .thenComparingLong(Arc::second);

  private final int[] kinds;
  private final List<Arc[]> arcs = new ArrayList<>();
  private final int end;
  private final int longest;

  /**
   * All arcs from a kind to another at one cost.
   *
   * @param arc the first of them
   * @param times how many there are
   */
  record Arc(int next, long first, long second, int arc, int times) {}

  /**
   * @param shifts for one cost or two, by how much taking each arc costs more than the least
   */
  Alike(View view, List<long[]> shifts) {
    this.kinds = new int[view.nodes()];
    var known = new HashMap<Signature, Integer>();
    for (int node : view.inOrder()) {
      var leaving = leaving(view, shifts, node);
      if (node == view.end()) {
        kinds[node] = add(leaving);
      } else {
        kinds[node] = known.computeIfAbsent(new Signature(leaving), of -> add(leaving));
      }
    }
    this.end = kinds[view.end()];
    int[] lengths = new int[arcs.size()];
    int most = 1;
    for (int kind = 0; kind < lengths.length; kind++) {
      for (var arc : arcs.get(kind)) {
        lengths[kind] = Math.max(lengths[kind], lengths[arc.next] + 1);
      }
      most = Math.max(most, lengths[kind]);
    }
    this.longest = most;
  }

  private int add(Arc[] leaving) {
    arcs.add(leaving);
    return arcs.size() - 1;
  }

  private Arc[] leaving(View view, List<long[]> shifts, int node) {
    var each = new Arc[view.last(node) - view.first(node)];
    for (int i = 0; i < each.length; i++) {
      int arc = view.arc(view.first(node) + i);
      long second = shifts.size() > 1 ? shifts.get(1)[arc] : 0;
      each[i] = new Arc(kinds[view.next(arc)], shifts.get(0)[arc], second, arc, 1);
    }
    Arrays.sort(each, ORDER);
    int n = 0;
    for (var arc : each) {
      boolean same = n > 0 && ORDER.compare(each[n - 1], arc) == 0;
      var last = same ? each[n - 1] : arc;
      each[same ? n - 1 : n++] =
          same ? new Arc(last.next, last.first, last.second, last.arc, last.times + 1) : arc;
    }
    return Arrays.copyOf(each, n);
  }

  /** What tells kinds apart; which arcs stand for others does not. */
  private static final class Signature {
    private final long[] numbers;

    Signature(Arc[] arcs) {
      numbers = new long[4 * arcs.length];
      for (int i = 0; i < arcs.length; i++) {
        numbers[4 * i] = arcs[i].next;
        numbers[4 * i + 1] = arcs[i].first;
        numbers[4 * i + 2] = arcs[i].second;
        numbers[4 * i + 3] = arcs[i].times;
      }
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Signature of && Arrays.equals(of.numbers, numbers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(numbers);
    }
  }

  int kind(int node) {
    return kinds[node];
  }

  /** How many kinds there are. */
  int size() {
    return arcs.size();
  }

  /** The kind of the view's end. */
  int end() {
    return end;
  }

  /** How many arcs a path has at most. */
  int longest() {
    return longest;
  }

  Arc[] arcs(int kind) {
    return arcs.get(kind);
  }
}
