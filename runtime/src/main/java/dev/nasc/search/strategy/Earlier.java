package dev.nasc.search.strategy;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.search.Trial;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the phases before have left for a strategy, by their labels. */
public interface Earlier {
  /** For a phase that stands alone. */
  Earlier NOTHING =
      new Earlier() {
        @Override
        public List<Architecture> pool(String label) {
          throw new IllegalArgumentException("there is no pool `" + label + "`");
        }

        @Override
        public AccuracyPredictor predictor(String label, RandomGenerator random) {
          throw new IllegalArgumentException("there is no predictor `" + label + "`");
        }

        @Override
        public List<Trial> trials(String label) {
          return List.of();
        }
      };

  /** The architectures that a phase has spread. */
  List<Architecture> pool(String label);

  /**
   * A copy of what a phase has learned.
   *
   * @param random for what it learns from now on
   */
  AccuracyPredictor predictor(String label, RandomGenerator random);

  /** The trials of a phase; none where it has none. */
  List<Trial> trials(String label);
}
