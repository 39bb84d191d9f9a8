package dev.nasc.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The beginnings of paths that take the same decisions. There can be several, where an option leads
 * to more than one node; all of them decide the same address next, and one of them will arrive.
 */
final class PartialPaths {
  private final View view;
  private int[] node = new int[64];
  private int[] arc = new int[64];
  private int[] before = new int[64];
  private int first;
  private int size;

  PartialPaths(View view) {
    this.view = view;
    append(view.root(), -1, -1);
  }

  private void append(int at, int by, int from) {
    if (size == node.length) {
      node = Arrays.copyOf(node, 2 * size);
      arc = Arrays.copyOf(arc, 2 * size);
      before = Arrays.copyOf(before, 2 * size);
    }
    node[size] = at;
    arc[size] = by;
    before[size++] = from;
  }

  /** A node that one of them has come to; all are alike in what they decide. */
  int node() {
    return node[first];
  }

  /** Which arcs to go on by, and from which of the partial paths. */
  interface Taken {
    boolean test(int partial, int arc);
  }

  /** The options of the next decision that {@code open} arcs take, in their order. */
  List<String> options(Diagram diagram, Taken open) {
    var options = new ArrayList<String>();
    for (int i = first; i < size; i++) {
      for (int next = view.first(node[i]); next < view.last(node[i]); next++) {
        if (!options.contains(diagram.option(next)) && open.test(i, next)) {
          options.add(diagram.option(next));
        }
      }
    }
    return options;
  }

  /** Goes on by the arcs that {@code taken} lets pass; false, and nothing done, without any. */
  boolean advance(Taken taken) {
    int end = size;
    for (int i = first; i < end; i++) {
      for (int next = view.first(node[i]); next < view.last(node[i]); next++) {
        if (taken.test(i, next)) {
          append(view.next(next), next, i);
        }
      }
    }
    if (size == end) {
      return false;
    }
    first = end;
    return true;
  }

  /** What one of them has cost, given the costs of all arcs. */
  long spent(int partial, long[] costs) {
    long sum = 0;
    for (int i = partial; before[i] >= 0; i = before[i]) {
      sum += costs[arc[i]];
    }
    return sum;
  }

  /** The arcs of the first of them. */
  int[] path() {
    int[] path = new int[size];
    int length = write(path);
    return Arrays.copyOf(path, length);
  }

  /** Writes the arcs of the first of them into {@code path}; returns how many. */
  int write(int[] path) {
    int length = 0;
    for (int i = first; before[i] >= 0; i = before[i]) {
      length++;
    }
    int at = length;
    for (int i = first; before[i] >= 0; i = before[i]) {
      path[--at] = arc[i];
    }
    return length;
  }
}
