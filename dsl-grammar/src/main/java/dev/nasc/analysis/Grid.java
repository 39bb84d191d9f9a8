package dev.nasc.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * For each node of a view, how the paths from there to the end spread over cells of one cost or
 * two. Masses are numbers of paths where doubles count them exactly, else shares of the node's
 * paths. Rows are cells of the first of two axes; with one axis there is one row.
 */
final class Grid {
  private static final long EMPTY = Long.MAX_VALUE / 4;

  private final View view;
  private final Counts counts;
  private final List<Axis> axes;
  private final double[][] mass;
  private final long[][][] low;
  private final long[][][] high;

  /** What stays after the pass. */
  enum Keep {
    ROOT,
    MASSES,
    ALL
  }

  Grid(View view, Counts counts, List<Axis> axes, Keep keep) {
    this.view = view;
    this.counts = counts;
    this.axes = axes;
    this.mass = new double[view.nodes()][];
    this.low = new long[axes.size()][view.nodes()][];
    this.high = new long[axes.size()][view.nodes()][];
    int[] uses = view.uses();
    for (int node : view.inOrder()) {
      if (node == view.root() || uses[node] > 0) {
        fill(node);
      }
      for (int i = view.first(node); i < view.last(node); i++) {
        int next = view.next(view.arc(i));
        if (--uses[next] == 0) {
          drop(next, keep);
        }
      }
    }
  }

  private void drop(int node, Keep keep) {
    if (keep == Keep.ROOT) {
      mass[node] = new double[0];
    }
    if (keep != Keep.ALL) {
      for (int axis = 0; axis < axes.size(); axis++) {
        low[axis][node] = new long[0];
        high[axis][node] = new long[0];
      }
    }
  }

  private void fill(int node) {
    mass[node] = new double[Math.multiplyExact(rows(node), columns(node))];
    if (node == view.end()) {
      mass[node][0] = 1;
    }
    for (int i = view.first(node); i < view.last(node); i++) {
      addMass(node, view.arc(i));
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      if (!axes.get(axis).isExact()) {
        fillBounds(node, axis);
      }
    }
  }

  private void fillBounds(int node, int axis) {
    low[axis][node] = new long[mass[node].length];
    high[axis][node] = new long[mass[node].length];
    boolean end = node == view.end();
    Arrays.fill(low[axis][node], end ? 0 : EMPTY);
    Arrays.fill(high[axis][node], end ? 0 : -EMPTY);
    for (int i = view.first(node); i < view.last(node); i++) {
      addBounds(node, view.arc(i), axis);
    }
  }

  private void addMass(int node, int arc) {
    double factor = counts.isSmall() ? 1 : counts.share(arc);
    int next = view.next(arc);
    int width = columns(next);
    for (int row = 0; row < rows(next); row++) {
      add(mass[node], offset(node, arc, row), mass[next], row * width, width, factor);
    }
  }

  private static void add(double[] to, int at, double[] from, int first, int width, double factor) {
    for (int i = 0; i < width; i++) {
      to[at + i] += from[first + i] * factor;
    }
  }

  private void addBounds(int node, int arc, int axis) {
    long shift = axes.get(axis).shift(arc);
    int next = view.next(arc);
    int width = columns(next);
    for (int row = 0; row < rows(next); row++) {
      int at = offset(node, arc, row);
      least(low[axis][node], at, low[axis][next], row * width, width, shift);
      greatest(high[axis][node], at, high[axis][next], row * width, width, shift);
    }
  }

  private static void least(long[] to, int at, long[] from, int first, int width, long shift) {
    for (int i = 0; i < width; i++) {
      to[at + i] = Math.min(to[at + i], from[first + i] + shift);
    }
  }

  private static void greatest(long[] to, int at, long[] from, int first, int width, long shift) {
    for (int i = 0; i < width; i++) {
      to[at + i] = Math.max(to[at + i], from[first + i] + shift);
    }
  }

  /** Where the cells of a row behind an arc begin in the node before it. */
  private int offset(int node, int arc, int row) {
    long rows = axes.size() == 1 ? 0 : row + axes.get(0).cells(arc);
    return (int) (rows * columns(node) + inner().cells(arc));
  }

  private Axis inner() {
    return axes.get(axes.size() - 1);
  }

  private int rows(int node) {
    return axes.size() == 1 ? 1 : Math.toIntExact(axes.get(0).size(node));
  }

  private int columns(int node) {
    return Math.toIntExact(inner().size(node));
  }

  /** The masses of a node's cells, row by row. */
  double[] mass(int node) {
    return mass[node];
  }

  /** The cell behind an arc that becomes {@code cell} of the node before it, or -1. */
  int behind(int arc, int cell) {
    int node = view.from(arc);
    int next = view.next(arc);
    long column = cell % columns(node) - inner().cells(arc);
    long row = cell / columns(node) - (axes.size() == 1 ? 0 : axes.get(0).cells(arc));
    boolean inside = column >= 0 && column < columns(next) && row >= 0 && row < rows(next);
    return inside ? (int) (row * columns(next) + column) : -1;
  }

  /** What a path in a cell adds to the masses of the node before an arc. */
  double factor(int arc) {
    return counts.isSmall() ? 1 : counts.share(arc);
  }

  /** The least cost of a path in a cell, along an axis. */
  long least(int axis, int node, int cell) {
    return bound(axis, node, cell, low);
  }

  /** The greatest cost of a path in a cell, along an axis. */
  long greatest(int axis, int node, int cell) {
    return bound(axis, node, cell, high);
  }

  private long bound(int axis, int node, int cell, long[][][] bounds) {
    var of = axes.get(axis);
    if (!of.isExact()) {
      return of.start(node) + bounds[axis][node][cell];
    }
    boolean outer = axes.size() == 2 && axis == 0;
    long index = outer ? cell / columns(node) : cell % columns(node);
    return of.start(node) + index * of.unit();
  }

  /** Whether masses are numbers of paths. */
  boolean isExact() {
    return counts.isSmall();
  }

  View view() {
    return view;
  }
}
