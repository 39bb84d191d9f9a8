package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Spread;
import dev.nasc.search.ToySpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TpeTest {
  private static final ToySpace SPACE = ToySpace.of(6, 4);
  private static final Evaluator TOY = trial -> new Scored(SPACE.values(trial.candidate()));
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));
  private static final int SEEDS = 30;

  /** One-sided, by Welch's statistic: 3 is far beyond what chance would give. */
  @Test
  void findsBetterThanRandomDraws() {
    var tpe = best(new Strategy.Tpe(10, 24, 0.1));
    var random = best(new Strategy.Random());
    double error = Math.hypot(tpe.deviation(), random.deviation()) / Math.sqrt(SEEDS);

    assertTrue((tpe.mean() - random.mean()) / error > 3, () -> tpe.words() + " " + random.words());
  }

  private static Spread best(Strategy strategy) {
    return Spread.of(IntStream.range(0, SEEDS).mapToDouble(seed -> best(strategy, seed)).toArray());
  }

  private static double best(Strategy strategy, int seed) {
    var task = SearchRun.task(SPACE, 60, ACCURACY, seed);
    return SearchRun.of(Strategies.of(strategy, task), TOY).stream()
        .mapToDouble(trial -> 0 - task.loss(trial))
        .max()
        .orElseThrow();
  }
}
