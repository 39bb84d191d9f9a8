package dev.nasc.analysis;

import java.util.List;
import java.util.stream.IntStream;

/**
 * For each node of a view, how the paths from there to the end spread over cells of one cost or
 * two. Masses are numbers of paths where doubles count them exactly, else shares of the node's
 * paths. Rows are cells of the first of two axes; with one axis there is one row. Nodes that are
 * alike share their cells.
 */
final class Grid {
  private final View view;
  private final Counts counts;
  private final List<Axis> axes;
  private final Alike alike;
  private final int[] sample;
  private final double[][] mass;
  private final List<CellBounds> bounds;

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
    this.alike =
        axes.size() == 1
            ? axes.get(0).alike()
            : new Alike(view, axes.stream().map(Axis::shifts).toList());
    this.mass = new double[alike.size()][];
    this.sample = new int[alike.size()];
    for (int node = 0; node < view.nodes(); node++) {
      sample[alike.kind(node)] = node;
    }
    this.bounds =
        IntStream.range(0, axes.size())
            .mapToObj(i -> new CellBounds(axes.get(i), i == 1, alike))
            .toList();
    int root = alike.kind(view.root());
    int[] uses = uses(root);
    for (int kind = 0; kind <= root; kind++) {
      if (kind == root || uses[kind] > 0) {
        fill(kind);
        for (var arc : alike.arcs(kind)) {
          if (--uses[arc.next()] == 0) {
            drop(arc.next(), keep);
          }
        }
      }
    }
  }

  /** How many arcs lead to each kind, from what the root leads to. */
  private int[] uses(int root) {
    int[] uses = new int[alike.size()];
    for (int kind = root; kind >= 0; kind--) {
      if (kind == root || uses[kind] > 0) {
        for (var arc : alike.arcs(kind)) {
          uses[arc.next()]++;
        }
      }
    }
    return uses;
  }

  private void drop(int kind, Keep keep) {
    if (keep == Keep.ROOT) {
      mass[kind] = new double[0];
    }
    if (keep != Keep.ALL) {
      bounds.forEach(of -> of.drop(kind));
    }
  }

  private void fill(int kind) {
    Interruption.check();
    mass[kind] = new double[Math.multiplyExact(rows(kind), columns(kind))];
    if (kind == alike.end()) {
      mass[kind][0] = 1;
    }
    for (var of : bounds) {
      of.begin(kind, mass[kind].length);
    }
    for (var arc : alike.arcs(kind)) {
      add(kind, arc);
    }
  }

  private void add(int kind, Alike.Arc arc) {
    double factor = arc.times() * factor(arc.arc());
    int width = columns(arc.next());
    for (int row = 0; row < rows(arc.next()); row++) {
      int at = offset(kind, arc, row);
      add(mass[kind], at, mass[arc.next()], row * width, width, factor);
      for (var of : bounds) {
        of.add(kind, arc, at, row * width, width);
      }
    }
  }

  private static void add(double[] to, int at, double[] from, int first, int width, double factor) {
    for (int i = 0; i < width; i++) {
      to[at + i] += from[first + i] * factor;
    }
  }

  /** Where the cells of a row behind an arc begin in the node before it. */
  private int offset(int kind, Alike.Arc arc, int row) {
    if (axes.size() == 1) {
      return (int) axes.get(0).inCells(arc.first());
    }
    long rows = row + axes.get(0).inCells(arc.first());
    return (int) (rows * columns(kind) + axes.get(1).inCells(arc.second()));
  }

  private Axis inner() {
    return axes.get(axes.size() - 1);
  }

  private int rows(int kind) {
    return axes.size() == 1 ? 1 : Math.toIntExact(axes.get(0).size(sample[kind]));
  }

  private int columns(int kind) {
    return Math.toIntExact(inner().size(sample[kind]));
  }

  /** What a node is alike in to others: they share its cells. */
  int kind(int node) {
    return alike.kind(node);
  }

  /** The masses of a node's cells, row by row. */
  double[] mass(int node) {
    return mass[alike.kind(node)];
  }

  /** The cell behind an arc that becomes {@code cell} of the node before it, or -1. */
  int behind(int arc, int cell) {
    int width = columns(alike.kind(view.from(arc)));
    int next = alike.kind(view.next(arc));
    long column = cell % width - inner().cells(arc);
    long row = cell / width - (axes.size() == 1 ? 0 : axes.get(0).cells(arc));
    boolean inside = column >= 0 && column < columns(next) && row >= 0 && row < rows(next);
    return inside ? (int) (row * columns(next) + column) : -1;
  }

  /** What a path in a cell adds to the masses of the node before an arc. */
  double factor(int arc) {
    return counts.isSmall() ? 1 : counts.share(arc);
  }

  /** The least cost of a path in a cell, along an axis. */
  long least(int axis, int node, int cell) {
    return cost(axis, node, cell) + bounds.get(axis).least(alike.kind(node), cell);
  }

  /** The greatest cost of a path in a cell, along an axis. */
  long greatest(int axis, int node, int cell) {
    return cost(axis, node, cell) + bounds.get(axis).greatest(alike.kind(node), cell);
  }

  /** The cost that a cell stands for. */
  private long cost(int axis, int node, int cell) {
    var of = axes.get(axis);
    int width = columns(alike.kind(node));
    boolean outer = axes.size() == 2 && axis == 0;
    long index = outer ? cell / width : cell % width;
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
