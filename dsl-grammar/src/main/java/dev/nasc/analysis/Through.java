package dev.nasc.analysis;

/** The share of the paths through an arc that lie within a window on one cost. */
final class Through {
  private final Diagram diagram;
  private final Window window;
  private final boolean hasLowerEnd;
  private final Axis axisBefore;
  private final Axis axisAfter;
  private final Grid before;
  private final Cumulative[] after;

  Through(Diagram diagram, Window window, Resolution resolution) {
    this.diagram = diagram;
    this.window = window;
    this.hasLowerEnd = window.least() > Window.everything(diagram, window.measure()).least();
    this.axisBefore = resolution.keptAxis(diagram, diagram.backward(), window.measure());
    this.axisAfter = resolution.keptAxis(diagram, diagram.forward(), window.measure());
    this.before = grid(diagram.backward(), axisBefore);
    var grid = grid(diagram.forward(), axisAfter);
    this.after = new Cumulative[diagram.nodes().size()];
    for (int node = 0; node < after.length; node++) {
      after[node] = new Cumulative(grid, axisAfter, node);
    }
  }

  private static Grid grid(View view, Axis axis) {
    return new Grid(view, new Counts(view), java.util.List.of(axis), Grid.Keep.ALL);
  }

  boolean isExact() {
    return axisBefore.isExact() && axisAfter.isExact();
  }

  Share within(int arc) {
    var view = diagram.forward();
    int from = view.from(arc);
    long cost = diagram.costs(window.measure())[arc];
    var behind = after[view.next(arc)];
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
