package dev.nasc.analysis;

import dev.nasc.analysis.Feasibility.Answer;
import dev.nasc.analysis.Feasibility.Ceiling;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for weights of ceilings under which even the cheapest path breaks their weighted sum: then
 * no path keeps them all. Weights follow the cheapest path's excess (subgradient steps).
 */
final class Lagrange {
  private static final int STEPS = 60;
  private static final double ROUNDING = 1e-11;

  private final Diagram diagram;
  private final List<Ceiling> ceilings;

  Lagrange(Diagram diagram, List<Ceiling> ceilings) {
    this.diagram = diagram;
    this.ceilings = ceilings;
  }

  Answer answer() {
    double[] scale = ceilings.stream().mapToDouble(it -> Math.abs(it.limit()) + 1.0).toArray();
    double[] weights = new double[scale.length];
    Arrays.fill(weights, 1.0 / Math.max(1, scale.length));
    for (int step = 1; step <= STEPS; step++) {
      var path = cheapest(weights, scale);
      double sum = 0;
      double size = 0;
      boolean keepsAll = true;
      double[] excess = new double[scale.length];
      for (int i = 0; i < scale.length; i++) {
        long over = ceilings.get(i).of(path) - ceilings.get(i).limit();
        keepsAll &= over <= 0;
        excess[i] = over / scale[i];
        sum += weights[i] * excess[i];
        size += weights[i] * (2 + Math.abs(excess[i]));
      }
      if (keepsAll) {
        return Answer.possible(path);
      }
      if (sum > ROUNDING * size) {
        return Answer.IMPOSSIBLE;
      }
      move(weights, excess, 1.0 / Math.sqrt(step));
    }
    return Answer.UNKNOWN;
  }

  /** A step towards what is exceeded; weights stay positive and add up to 1. */
  private static void move(double[] weights, double[] excess, double length) {
    double norm = Arrays.stream(excess).map(Math::abs).max().orElse(1);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= Math.exp(length * excess[i] / Math.max(norm, 1e-300));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }

  private int[] cheapest(double[] weights, double[] scale) {
    var view = diagram.forward();
    double[] best = new double[view.nodes()];
    int[] by = new int[view.nodes()];
    for (int node : view.inOrder()) {
      best[node] = node == view.end() ? 0 : Double.POSITIVE_INFINITY;
      for (int i = view.first(node); i < view.last(node); i++) {
        int arc = view.arc(i);
        double cost = best[view.next(arc)];
        for (int k = 0; k < weights.length; k++) {
          cost += weights[k] * (ceilings.get(k).costs()[arc] / scale[k]);
        }
        if (cost < best[node]) {
          best[node] = cost;
          by[node] = arc;
        }
      }
    }
    int[] path = new int[view.nodes()];
    int length = 0;
    for (int node = view.root(); node != view.end(); node = view.next(path[length - 1])) {
      path[length++] = by[node];
    }
    return Arrays.copyOf(path, length);
  }
}
