package dev.nasc.analysis;

/**
 * How much of a node's mass costs at most so much, along one axis: what surely does, and what may.
 */
final class Cumulative {
  private final double[] upTo;
  private final long start;
  private final long unit;
  private final long[] surely;
  private final long[] maybe;

  /** Of a node of a grid with one axis. */
  Cumulative(Grid grid, Axis axis, int node) {
    double[] mass = grid.mass(node);
    this.start = axis.start(node);
    this.unit = axis.isExact() ? axis.unit() : 0;
    this.upTo = mass.clone();
    for (int i = 1; i < upTo.length; i++) {
      upTo[i] += upTo[i - 1];
    }
    this.surely = new long[unit > 0 ? 0 : mass.length];
    this.maybe = new long[unit > 0 ? 0 : mass.length];
    for (int i = 0; i < surely.length; i++) {
      long most = mass[i] > 0 ? grid.greatest(0, node, i) : Long.MIN_VALUE;
      surely[i] = i == 0 ? most : Math.max(surely[i - 1], most);
    }
    for (int i = maybe.length - 1; i >= 0; i--) {
      long least = mass[i] > 0 ? grid.least(0, node, i) : Long.MAX_VALUE;
      maybe[i] = i == maybe.length - 1 ? least : Math.min(maybe[i + 1], least);
    }
  }

  /** The mass of cells that cost at most {@code limit} as a whole. */
  double surely(long limit) {
    return at(unit > 0 ? Math.floorDiv(limit - start, unit) : last(surely, limit));
  }

  /** The mass of cells in which something costs at most {@code limit}. */
  double maybe(long limit) {
    return at(unit > 0 ? Math.floorDiv(limit - start, unit) : last(maybe, limit));
  }

  double whole() {
    return upTo[upTo.length - 1];
  }

  private double at(long cell) {
    return cell < 0 ? 0 : upTo[(int) Math.min(cell, upTo.length - 1L)];
  }

  /** The last place of an ascending array that is at most {@code limit}, or -1. */
  private static int last(long[] ascending, long limit) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
