package dev.nasc.search;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a candidate stands among others.
 *
 * @param losses one number an objective, less is better
 * @param violation how far it is from keeping all limits; 0 where it keeps them
 */
public record Score(List<Double> losses, double violation) {
  public Score {
    losses = List.copyOf(losses);
  }

  public Score(List<Double> losses) {
    this(losses, 0);
  }

  /** The score of a candidate with these values, which has one for every objective. */
  public static Score of(Map<Measure, Double> values, List<Objective> objectives) {
    return of(values, objectives, Limits.NONE);
  }

  public static Score of(Map<Measure, Double> values, List<Objective> objectives, Limits limits) {
    var losses = new ArrayList<Double>(objectives.size());
    for (var objective : objectives) {
      losses.add(loss(objective, values));
    }
    return new Score(losses, limits.violation(values));
  }

  /** Whether this is nowhere worse and somewhere better; who breaks limits less is better. */
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

  /** The first loss; that of a failure where a limit is broken. */
  public double loss() {
    return violation > 0 ? Double.POSITIVE_INFINITY : losses.get(0);
  }

  private static double loss(Objective objective, Map<Measure, Double> values) {
    double value = objective.value(values);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("no value for " + objective.word());
    }
    return switch (objective.direction()) {
      case MAXIMIZE -> 0 - value; // and not -value: 0.0 and -0.0 compare as different
      case MINIMIZE -> value;
    };
  }
}
