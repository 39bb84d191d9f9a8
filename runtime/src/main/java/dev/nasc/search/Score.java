package dev.nasc.search;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import java.util.List;
import java.util.Map;

/**
 * Where a candidate stands among others.
 *
 * @param losses one number an objective, less is better
 */
public record Score(List<Double> losses) {
  public Score {
    losses = List.copyOf(losses);
  }

  /** The score of a candidate with these values, which has one for every objective. */
  public static Score of(Map<Measure, Double> values, List<Objective> objectives) {
    return new Score(objectives.stream().map(objective -> loss(objective, values)).toList());
  }

  /** Whether this is nowhere worse and somewhere better. */
  public boolean dominates(Score other) {
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
