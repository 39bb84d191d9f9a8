package dev.nasc.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * The arcs of a diagram in one direction. Passes that answer for "all paths from a node to the end"
 * answer for "all paths from the start to a node" when they are given the reversed view.
 */
final class View {
  private final int root;
  private final int end;
  private final int[] first;
  private final int[] arcs;
  private final int[] from;
  private final int[] to;
  private final int[] order;

  private View(int root, int end, int[] from, int[] to) {
    this.root = root;
    this.end = end;
    this.from = from;
    this.to = to;
    int nodes = Math.max(root, end) + 1;
    this.first = new int[nodes + 1];
    this.arcs = new int[from.length];
    group();
    this.order = order();
  }

  static View forward(List<Diagram.Node> nodes) {
    int arcs = 0;
    for (var node : nodes) {
      arcs += node.arcs().size();
    }
    int[] from = new int[arcs];
    int[] to = new int[arcs];
    int next = 0;
    for (int node = 0; node < nodes.size(); node++) {
      for (var arc : nodes.get(node).arcs()) {
        from[next] = node;
        to[next++] = arc.target();
      }
    }
    return new View(0, nodes.size() - 1, from, to);
  }

  View reversed() {
    return new View(end, root, to, from);
  }

  private void group() {
    for (int node : from) {
      first[node + 1]++;
    }
    for (int node = 0; node + 1 < first.length; node++) {
      first[node + 1] += first[node];
    }
    int[] free = first.clone();
    for (int arc = 0; arc < from.length; arc++) {
      arcs[free[from[arc]]++] = arc;
    }
  }

  /** Nodes by how far from the end they are at most, so that few results are held at a time. */
  private int[] order() {
    int nodes = nodes();
    int[] height = new int[nodes];
    int step = root < end ? -1 : 1;
    int deepest = 0;
    for (int node = end; node >= 0 && node < nodes; node += step) {
      for (int i = first(node); i < last(node); i++) {
        height[node] = Math.max(height[node], height[to[arcs[i]]] + 1);
      }
      deepest = Math.max(deepest, height[node]);
    }
    int[] free = new int[deepest + 2];
    for (int h : height) {
      free[h + 1]++;
    }
    for (int h = 0; h <= deepest; h++) {
      free[h + 1] += free[h];
    }
    int[] sorted = new int[nodes];
    for (int node = end; node >= 0 && node < nodes; node += step) {
      sorted[free[height[node]]++] = node;
    }
    return sorted;
  }

  int nodes() {
    return first.length - 1;
  }

  int arcs() {
    return arcs.length;
  }

  /** Where all paths of this view begin. */
  int root() {
    return root;
  }

  int end() {
    return end;
  }

  /** The arcs of a node are {@code arc(first(node))} to {@code arc(last(node) - 1)}. */
  int first(int node) {
    return first[node];
  }

  int last(int node) {
    return first[node + 1];
  }

  int arc(int place) {
    return arcs[place];
  }

  /** The node that an arc leads to. */
  int next(int arc) {
    return to[arc];
  }

  /** The node that an arc leaves. */
  int from(int arc) {
    return from[arc];
  }

  /** All nodes, each after those that its arcs lead to. */
  int[] inOrder() {
    return Arrays.copyOf(order, order.length);
  }

  /** How many arcs lead to each node: after so many uses its result is not needed any more. */
  int[] uses() {
    int[] uses = new int[nodes()];
    for (int node : to) {
      uses[node]++;
    }
    return uses;
  }
}
