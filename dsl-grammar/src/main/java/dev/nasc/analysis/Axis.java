package dev.nasc.analysis;

import dev.nasc.model.Measure;
import java.util.List;
import java.util.Optional;

/**
 * One cost as cells of equal width, at each node counted from the least that a path from there
 * costs. All differences of paths' costs are multiples of a common step; with cells as wide as that
 * each cell is one cost. With wider cells an arc moves a path by the nearest whole number of cells:
 * who is in a cell is known exactly, what it costs only within bounds that are kept beside it.
 */
final class Axis {
  private final View view;
  private final Extremes extremes;
  private final long[] shifts;
  private final Alike alike;
  private final long step;
  private final long unit;
  private final long[] sizes;

  private Axis(
      View view, Extremes extremes, long[] shifts, Optional<Alike> known, long step, long unit) {
    this.view = view;
    this.extremes = extremes;
    this.shifts = shifts;
    this.alike = known.orElseGet(() -> new Alike(view, List.of(shifts)));
    this.step = step;
    this.unit = Math.max(step, unit);
    this.sizes = new long[alike.size()];
    for (int kind = 0; kind < sizes.length; kind++) {
      sizes[kind] = 1;
      for (var arc : alike.arcs(kind)) {
        sizes[kind] = Math.max(sizes[kind], sizes[arc.next()] + inCells(arc.first()));
      }
    }
  }

  /** Cells as wide as the common step of all differences. */
  static Axis exact(Diagram diagram, View view, Measure measure) {
    var extremes = new Extremes(diagram, view, measure);
    long[] shifts = shifts(view, extremes, diagram.costs(measure));
    return new Axis(view, extremes, shifts, Optional.empty(), step(shifts), 1);
  }

  /** As fine as may be with about so many cells for the whole space. */
  Axis coarse(long cells) {
    long range = extremes.greatest() - extremes.least();
    long wide = Math.max(step, range / Math.max(1, cells) + 1);
    return new Axis(view, extremes, shifts, Optional.of(alike), step, wide);
  }

  private static long[] shifts(View view, Extremes extremes, long[] costs) {
    long[] shifts = new long[costs.length];
    for (int arc = 0; arc < costs.length; arc++) {
      shifts[arc] = costs[arc] + extremes.least(view.next(arc)) - extremes.least(view.from(arc));
    }
    return shifts;
  }

  private static long step(long[] shifts) {
    long common = 0;
    for (long shift : shifts) {
      for (long rest = shift; rest != 0; ) {
        long before = rest;
        rest = common % rest;
        common = before;
      }
    }
    return Math.max(1, common);
  }

  /** By how much taking each arc costs more than the least. */
  long[] shifts() {
    return shifts;
  }

  /** The nodes of the view by what paths from them cost, along this axis alone. */
  Alike alike() {
    return alike;
  }

  /** By how many cells an arc moves what lies behind it. */
  long cells(int arc) {
    return inCells(shifts[arc]);
  }

  /** The nearest whole number of cells. */
  long inCells(long shift) {
    return (shift + unit / 2) / unit;
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
    return sizes[alike.kind(node)];
  }

  /** Cells of the whole space. */
  long size() {
    return size(view.root());
  }

  /** How many additions a pass takes. */
  long work() {
    long sum = 0;
    for (int kind = 0; kind < sizes.length; kind++) {
      for (var arc : alike.arcs(kind)) {
        sum += sizes[arc.next()];
      }
    }
    return sum;
  }

  /** Cells of all kinds of nodes. */
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
    for (int node = 0; node < view.nodes(); node++) {
      sum += (double) size(node) * other.size(node);
    }
    return sum;
  }
}
