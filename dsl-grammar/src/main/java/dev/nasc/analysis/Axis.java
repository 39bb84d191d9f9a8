package dev.nasc.analysis;

import dev.nasc.model.Measure;
import java.math.BigInteger;

/**
 * One cost as cells of equal width, at each node counted from the least that a path from there
 * costs. All differences of paths' costs are multiples of a common step; with cells as wide as that
 * each cell is one cost. With wider cells an arc moves a path by the nearest whole number of cells:
 * who is in a cell is known exactly, what it costs only within bounds that are kept beside it.
 */
final class Axis {
  private final View view;
  private final Extremes extremes;
  private final long[] costs;
  private final long step;
  private final long unit;
  private final long[] sizes;

  private Axis(View view, Extremes extremes, long[] costs, long step, long unit) {
    this.view = view;
    this.extremes = extremes;
    this.costs = costs;
    this.step = step == 0 ? step(view, extremes, costs) : step;
    this.unit = Math.max(this.step, unit);
    this.sizes = new long[view.nodes()];
    for (int node : view.inOrder()) {
      sizes[node] = 1;
      for (int i = view.first(node); i < view.last(node); i++) {
        int arc = view.arc(i);
        sizes[node] = Math.max(sizes[node], sizes[view.next(arc)] + cells(arc));
      }
    }
  }

  /** Cells as wide as the common step of all differences. */
  static Axis exact(Diagram diagram, View view, Measure measure) {
    return new Axis(view, new Extremes(diagram, view, measure), diagram.costs(measure), 0, 1);
  }

  /** As fine as may be with about so many cells for the whole space. */
  Axis coarse(long cells) {
    long range = extremes.greatest() - extremes.least();
    return new Axis(view, extremes, costs, step, Math.max(step, range / Math.max(1, cells) + 1));
  }

  private static long step(View view, Extremes extremes, long[] costs) {
    var common = BigInteger.ZERO;
    for (int arc = 0; arc < costs.length; arc++) {
      common = common.gcd(BigInteger.valueOf(shift(view, extremes, costs, arc)));
    }
    return Math.max(1, common.longValueExact());
  }

  private static long shift(View view, Extremes extremes, long[] costs, int arc) {
    return costs[arc] + extremes.least(view.next(arc)) - extremes.least(view.from(arc));
  }

  /** By how much taking an arc costs more than the least. */
  long shift(int arc) {
    return shift(view, extremes, costs, arc);
  }

  /** By how many cells an arc moves what lies behind it. */
  long cells(int arc) {
    return (shift(arc) + unit / 2) / unit;
  }

  boolean isExact() {
    return unit == step;
  }

  long unit() {
    return unit;
  }

  /** The cost at which a node's first cell begins. */
  long start(int node) {
    return extremes.least(node);
  }

  /** How many cells a node has. */
  long size(int node) {
    return sizes[node];
  }

  /** Cells of the whole space. */
  long size() {
    return sizes[view.root()];
  }

  /** How many additions a pass takes. */
  long work() {
    long sum = 0;
    for (int arc = 0; arc < costs.length; arc++) {
      sum += sizes[view.next(arc)];
    }
    return sum;
  }

  /** Cells of all nodes. */
  long total() {
    long sum = 0;
    for (long size : sizes) {
      sum += size;
    }
    return sum;
  }

  /** Cells of all nodes, when each is cut along another axis too. */
  double total(Axis other) {
    double sum = 0;
    for (int node = 0; node < sizes.length; node++) {
      sum += (double) sizes[node] * other.sizes[node];
    }
    return sum;
  }
}
