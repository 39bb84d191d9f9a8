package dev.nasc.search;

import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import java.util.List;
import java.util.Map;

/**
 * What a {@code require} demands of figures that no walk knows before: candidates can break it, and
 * then stand behind all that keep it (Deb et al. 2002, VI, constrained domination).
 */
public record Limits(List<Formula> conditions) {
  public static final Limits NONE = new Limits(List.of());

  public Limits {
    conditions = List.copyOf(conditions);
  }

  /** Those among the constraints of a search. */
  public static Limits of(List<Constraint> constraints) {
    return new Limits(
        constraints.stream()
            .flatMap(constraint -> constraint.limits().stream())
            .filter(Constraint.Priced.class::isInstance)
            .map(limit -> ((Constraint.Priced) limit).condition())
            .toList());
  }

  /** How far these values are from keeping all of them, each as a share of its bound; 0 is kept. */
  public double violation(Map<Measure, Double> values) {
    double sum = 0;
    for (var condition : conditions) {
      sum += violation(condition, values);
    }
    return sum;
  }

  private static double violation(Formula condition, Map<Measure, Double> values) {
    if (condition.value(values) != 0) {
      return 0;
    }
    var sides = ((Formula.Calculation) condition).operands();
    double left = sides.get(0).value(values);
    double right = sides.get(1).value(values);
    double beyond = Math.abs(left - right) / Math.max(Math.abs(right), Double.MIN_NORMAL);
    return Double.isNaN(beyond) ? Double.POSITIVE_INFINITY : Math.max(beyond, Double.MIN_NORMAL);
  }
}
