package dev.nasc.analysis;

import java.util.Arrays;

/**
 * How far the costs of the paths in a cell lie from what the cell stands for, at least and at most,
 * along one axis; nothing where every cell is one cost.
 */
final class CellBounds {
  private static final int EMPTY = 1 << 30;
  private static final int FARTHEST = 1 << 28;
  private static final int[] NONE = {};

  private final Axis axis;
  private final boolean second;
  private final int end;
  private final long grain;
  private final int[][] low;
  private final int[][] high;

  /**
   * @param second whether the axis is the second of two
   */
  CellBounds(Axis axis, boolean second, Alike alike) {
    this.axis = axis;
    this.second = second;
    this.end = alike.end();
    this.low = new int[alike.size()][];
    this.high = new int[alike.size()][];
    Arrays.fill(low, NONE);
    Arrays.fill(high, NONE);
    // Each arc adds half a cell at most; where that may pass what an int holds, bounds are rounded.
    this.grain = (axis.unit() / 2 + 1) / (FARTHEST / alike.longest()) + 1;
  }

  void begin(int kind, int cells) {
    if (!axis.isExact()) {
      low[kind] = new int[cells];
      high[kind] = new int[cells];
      Arrays.fill(low[kind], kind == end ? 0 : EMPTY);
      Arrays.fill(high[kind], kind == end ? 0 : -EMPTY);
    }
  }

  /** Cells behind an arc become cells of the kind before it. */
  void add(int kind, Alike.Arc arc, int at, int first, int width) {
    if (!axis.isExact()) {
      long shift = second ? arc.second() : arc.first();
      long off = shift - axis.inCells(shift) * axis.unit();
      int lower = (int) Math.floorDiv(off, grain);
      int upper = (int) -Math.floorDiv(-off, grain);
      least(low[kind], at, low[arc.next()], first, width, lower);
      greatest(high[kind], at, high[arc.next()], first, width, upper);
    }
  }

  private static void least(int[] to, int at, int[] from, int first, int width, int off) {
    for (int i = 0; i < width; i++) {
      to[at + i] = Math.min(to[at + i], from[first + i] + off);
    }
  }

  private static void greatest(int[] to, int at, int[] from, int first, int width, int off) {
    for (int i = 0; i < width; i++) {
      to[at + i] = Math.max(to[at + i], from[first + i] + off);
    }
  }

  void drop(int kind) {
    low[kind] = NONE;
    high[kind] = NONE;
  }

  long least(int kind, int cell) {
    return axis.isExact() ? 0 : low[kind][cell] * grain;
  }

  long greatest(int kind, int cell) {
    return axis.isExact() ? 0 : high[kind][cell] * grain;
  }
}
