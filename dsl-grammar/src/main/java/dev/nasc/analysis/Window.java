package dev.nasc.analysis;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All bounds on one measure together, in whole numbers, ends included. */
record Window(Measure measure, long least, long greatest) {

  /**
   * What bounds say of a diagram: one window a measure, those left out that every path keeps. An
   * end that lies outside what paths cost is moved to what they cost; a window that nothing is in
   * has its ends the wrong way round.
   */
  static List<Window> of(Diagram diagram, List<Bound> bounds) {
    Map<Measure, Window> windows = new LinkedHashMap<>();
    for (var bound : bounds) {
      var whole = windows.computeIfAbsent(bound.measure(), measure -> everything(diagram, measure));
      windows.put(bound.measure(), whole.cut(bound));
    }
    var pressing = new ArrayList<Window>();
    windows.forEach(
        (measure, window) -> {
          if (!window.equals(everything(diagram, measure))) {
            pressing.add(window);
          }
        });
    return pressing;
  }

  static Window everything(Diagram diagram, Measure measure) {
    var extremes = new Extremes(diagram, measure);
    return new Window(measure, extremes.least(), extremes.greatest());
  }

  private Window cut(Bound bound) {
    return new Window(
        measure,
        Math.max(least, (long) Math.ceil(bound.least())),
        Math.min(greatest, (long) Math.floor(bound.greatest())));
  }

  boolean holds(long cost) {
    return least <= cost && cost <= greatest;
  }

  boolean isEmpty() {
    return least > greatest;
  }
}
