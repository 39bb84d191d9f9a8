package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.model.plan.Strategy;
import org.jspecify.annotations.Nullable;

/** Which phases of a search learn to predict. */
final class Predictors {
  private Predictors() {}

  /** Whether the phase of this label leaves a predictor that has learned accuracies. */
  static boolean learned(Search search, String label) {
    return search.phases().stream()
        .anyMatch(phase -> phase.label().equals(label) && hasLearned(phase));
  }

  static boolean hasLearned(@Nullable Phase phase) {
    return phase instanceof Phase.MultiTrial trials
        && (trials.strategy() instanceof Strategy.Improve
            || trials.strategy() instanceof Strategy.Sampled);
  }
}
