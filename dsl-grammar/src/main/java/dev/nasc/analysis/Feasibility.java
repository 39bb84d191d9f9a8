package dev.nasc.analysis;

import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an architecture keeps several bounds: first by each bound alone, then by weighted sums of
 * costs (Lagrange), which prove that there is none or come upon one, last by all combinations of
 * costs that are not beaten by another (Pareto).
 */
public final class Feasibility {
  private Feasibility() {}

  /** What is known. */
  public enum Verdict {
    POSSIBLE,
    IMPOSSIBLE,
    UNKNOWN
  }

  /**
   * @param path the arcs of an architecture that keeps all bounds, where it is possible
   */
  public record Answer(Verdict verdict, Optional<int[]> path) {
    static final Answer IMPOSSIBLE = new Answer(Verdict.IMPOSSIBLE, Optional.empty());
    static final Answer UNKNOWN = new Answer(Verdict.UNKNOWN, Optional.empty());

    static Answer possible(int[] path) {
      return new Answer(Verdict.POSSIBLE, Optional.of(path));
    }

    public boolean isImpossible() {
      return verdict == Verdict.IMPOSSIBLE;
    }
  }

  /** Whether a path of a diagram keeps all bounds. */
  public static Answer of(Diagram diagram, List<Bound> bounds) {
    var windows = Window.of(diagram, bounds);
    if (windows.stream().anyMatch(Window::isEmpty)) {
      return Answer.IMPOSSIBLE;
    }
    var ceilings = ceilings(diagram, windows);
    var byWeights = new Lagrange(diagram, ceilings).answer();
    return byWeights.verdict() == Verdict.UNKNOWN
        ? new Pareto(diagram, ceilings).answer()
        : byWeights;
  }

  /** Windows as upper limits on costs, negated for their lower ends. */
  private static List<Ceiling> ceilings(Diagram diagram, List<Window> windows) {
    var ceilings = new ArrayList<Ceiling>();
    for (var window : windows) {
      var all = Window.everything(diagram, window.measure());
      var costs = diagram.costs(window.measure());
      if (window.greatest() < all.greatest()) {
        ceilings.add(new Ceiling(costs, window.greatest()));
      }
      if (window.least() > all.least()) {
        var negated = costs.clone();
        for (int arc = 0; arc < negated.length; arc++) {
          negated[arc] = -negated[arc];
        }
        ceilings.add(new Ceiling(negated, -window.least()));
      }
    }
    return ceilings;
  }

  /** The costs of a path's arcs may add up to at most {@code limit}. */
  record Ceiling(long[] costs, long limit) {
    long of(int[] path) {
      long sum = 0;
      for (int arc : path) {
        sum += costs[arc];
      }
      return sum;
    }
  }
}
