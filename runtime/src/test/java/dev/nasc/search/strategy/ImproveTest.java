package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Rounds of a predictor on a toy of 1,024 architectures, whose score is the sum of its options. */
class ImproveTest {
  private static final ToySpace SPACE = ToySpace.of(5, 4);
  private static final int BATCH = 12;
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));

  private static double score(Architecture architecture) {
    return SPACE.cost(architecture).macs();
  }

  @Test
  void laterRoundsTrainWhatIsBetter() {
    var history = search(1, trial -> scored(score(trial.candidate()), List.of()));

    assertEquals(4 * BATCH, history.size());
    assertEquals(4 * BATCH, history.stream().map(Trial::candidate).distinct().count());
    assertTrue(mean(history, 3) > mean(history, 0) + 1, mean(history, 0) + " " + mean(history, 3));
  }

  /** The ranks are reversed after one epoch, and stand after two. */
  @Test
  void theRoundsAfterTheFirstEndWhereTheRanksStand() {
    var history =
        search(
            0.92,
            trial -> {
              double score = score(trial.candidate());
              int epochs =
                  trial.effort().fidelity().epochs() == 0 ? 4 : trial.effort().fidelity().epochs();
              var curve = List.of(-score, score / 2, score / 2, score).subList(0, epochs);
              return scored(
                  curve.get(epochs - 1), trial.effort().curve() ? curve : List.<Double>of());
            });

    for (var trial : history) {
      boolean first = trial.number() < BATCH;
      assertEquals(first, trial.effort().curve());
      assertEquals(first ? 0 : 2, trial.effort().fidelity().epochs());
    }
    assertTrue(mean(history, 3) > mean(history, 1), "labels of one kind are learned from");
  }

  private static double mean(List<Trial> history, int round) {
    return history.subList(round * BATCH, (round + 1) * BATCH).stream()
        .mapToDouble(trial -> score(trial.candidate()))
        .average()
        .orElseThrow();
  }

  private static Scored scored(double accuracy, List<Double> curve) {
    return new Scored(Map.of(Measure.ACCURACY, accuracy), Map.of(), curve);
  }

  private static List<Trial> search(double stopAtRank, Evaluator evaluator) {
    var bins = new Formula.Measured(Measure.ACTIVATION_BYTES, "");
    var strategy = new Strategy.Improve("free", "pool", 4, BATCH, bins, stopAtRank);
    var task = SearchRun.task(SPACE, 4 * BATCH, ACCURACY, 1);
    return SearchRun.of(Strategies.of(strategy, task, Optional.empty(), new Before()), evaluator);
  }

  /** Every architecture, and a predictor that knows nothing. */
  private static final class Before implements Earlier {
    @Override
    public List<Architecture> pool(String label) {
      return new ArrayList<>(SPACE.members());
    }

    @Override
    public AccuracyPredictor predictor(String label, RandomGenerator random) {
      return new AccuracyPredictor(
          new Encoding(SPACE).architectureWidth(),
          0,
          0,
          new AccuracyPredictor.Sizes(24, 24),
          new SplittableRandom(1));
    }

    @Override
    public List<Trial> trials(String label) {
      return List.of();
    }
  }
}
