package dev.nasc.search;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Objective;
import java.util.List;
import java.util.Map;

/**
 * Where a candidate stands among others.
 *
 * @param losses one number an objective, less is better
 * @param violation how far it is from meeting the constraints that only an evaluation can tell; 0
 *     meets them
 */
public record Score(List<Double> losses, double violation) {
  public Score {
    losses = List.copyOf(losses);
  }

  public static Score of(
      Map<Measure, Double> values, List<Objective> objectives, List<Constraint> constraints) {
    var losses = objectives.stream().map(objective -> loss(objective, values)).toList();
    double violation =
        constraints.stream()
            .flatMap(constraint -> constraint.bounds().stream())
            .filter(bound -> !bound.measure().isCost())
            .mapToDouble(bound -> excess(bound, value(values, bound.measure())))
            .sum();
    return new Score(losses, violation);
  }

  /**
   * Whether this is better: nearer to what the constraints ask, or as near and nowhere worse and
   * somewhere better (Deb et al. 2002, definition 1).
   */
  public boolean dominates(Score other) {
    if (violation != other.violation) {
      return violation < other.violation;
    }
    boolean better = false;
    for (int i = 0; i < losses.size(); i++) {
      int order = Double.compare(losses.get(i), other.losses.get(i));
      if (order > 0) {
        return false;
      }
      better |= order < 0;
    }
    return better;
  }

  private static double loss(Objective objective, Map<Measure, Double> values) {
    double value = value(values, objective.measure());
    return switch (objective.direction()) {
      case MAXIMIZE -> 0 - value;
      case MINIMIZE -> value;
    };
  }

  private static double excess(Constraint.Bound bound, double value) {
    return Math.max(0, Math.max(bound.least() - value, value - bound.greatest()));
  }

  private static double value(Map<Measure, Double> values, Measure measure) {
    Double value = values.get(measure);
    if (value == null || value.isNaN()) {
      throw new IllegalArgumentException("no value for " + measure.word());
    }
    return value;
  }
}
