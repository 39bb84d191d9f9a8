package dev.nasc.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share of the paths through an arc that lie within a window on one cost. */
final class Through {
  private final Diagram diagram;
  private final Window window;
  private final boolean hasLowerEnd;
  private final Axis axisBefore;
  private final Axis axisAfter;
  private final Grid before;
  private final Grid grid;
  private final @Nullable Cumulative[] after;
  private final Map<Crossing, Share> known = new HashMap<>();

  /**
   * What an arc's share depends on: kinds of nodes, and what all paths through it cost at least.
   */
  private record Crossing(int from, int next, long least) {}

  Through(Diagram diagram, Window window, Resolution resolution) {
    this.diagram = diagram;
    this.window = window;
    this.hasLowerEnd = window.least() > Window.everything(diagram, window.measure()).least();
    this.axisBefore = resolution.keptAxis(diagram, diagram.backward(), window.measure());
    this.axisAfter = resolution.keptAxis(diagram, diagram.forward(), window.measure());
    this.before = grid(diagram.backward(), axisBefore);
    this.grid = grid(diagram.forward(), axisAfter);
    this.after = new Cumulative[diagram.nodes().size()];
  }

  private static Grid grid(View view, Axis axis) {
    return new Grid(view, new Counts(view), List.of(axis), Grid.Keep.ALL);
  }

  boolean isExact() {
    return axisBefore.isExact() && axisAfter.isExact();
  }

  Share within(int arc) {
    int from = diagram.forward().from(arc);
    int next = diagram.forward().next(arc);
    long cost = diagram.costs(window.measure())[arc];
    var crossing =
        new Crossing(
            before.kind(from),
            grid.kind(next),
            cost + axisBefore.start(from) + axisAfter.start(next));
    return known.computeIfAbsent(crossing, of -> within(from, cost, behind(next)));
  }

  private Cumulative behind(int node) {
    var behind = after[node];
    if (behind == null) {
      behind = new Cumulative(grid, axisAfter, node);
      after[node] = behind;
    }
    return behind;
  }

  private Share within(int from, long cost, Cumulative behind) {
    double[] mass = before.mass(from);
    double whole = 0;
    double least = 0;
    double greatest = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      if (mass[cell] > 0) {
        long low = cost + before.least(0, from, cell);
        long high = cost + before.greatest(0, from, cell);
        whole += mass[cell];
        least += mass[cell] * (behind.surely(window.greatest() - high) - below(behind, low, true));
        greatest +=
            mass[cell] * (behind.maybe(window.greatest() - low) - below(behind, high, false));
      }
    }
    double all = whole * behind.whole();
    return Share.bounded(least / all, greatest / all);
  }

  private double below(Cumulative behind, long spent, boolean maybe) {
    long limit = window.least() - 1 - spent;
    return !hasLowerEnd ? 0 : maybe ? behind.maybe(limit) : behind.surely(limit);
  }
}
