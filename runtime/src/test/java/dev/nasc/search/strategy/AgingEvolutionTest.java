package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.BitSpace;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Limits;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The toy of Real et al. 2019, appendix: strings of 100 bits whose accuracy is the share of ones
 * with noise; population 100, tournaments of 10, 1,000 evaluations. The model that looks best is
 * judged by its true share.
 */
class AgingEvolutionTest {
  private static final BitSpace BITS = BitSpace.of(100);
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));
  private static final int SEEDS = 8;

  @Test
  void climbsUnderLittleNoise() {
    double reached = reached(new Strategy.AgingEvolution(100, 10, false), 0.01);
    assertTrue(reached > 0.86 && reached < 0.92, () -> "reached " + reached);
  }

  @Test
  void standsNoiseBetterThanWithoutAging() {
    double aging = reached(new Strategy.AgingEvolution(100, 10, false), 0.05);
    double without = reached(new Strategy.AgingEvolution(100, 10, true), 0.05);
    double random = reached(new Strategy.Random(), 0.05);
    assertTrue(aging > without && without > random, () -> aging + " " + without + " " + random);
  }

  @Test
  void randomSearchStaysBehind() {
    double reached = reached(new Strategy.Random(), 0.01);
    assertTrue(reached > 0.63 && reached < 0.69, () -> "reached " + reached);
  }

  private static double reached(Strategy strategy, double noise) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(seed -> reached(strategy, noise, seed))
        .average()
        .orElseThrow();
  }

  private static double reached(Strategy strategy, double noise, int seed) {
    var task = new SearchTask("toy", 1_000, BITS, BITS, ACCURACY, Limits.NONE, seed);
    Evaluator noisy =
        trial -> {
          double error = Draws.of(seed, "noise", trial.number(), "error").nextGaussian();
          return new Scored(Map.of(Measure.ACCURACY, BITS.ones(trial.candidate()) + noise * error));
        };
    return SearchRun.of(Strategies.of(strategy, task), noisy).stream()
        .min(Comparator.comparingDouble(task::loss))
        .map(Trial::candidate)
        .map(BITS::ones)
        .orElseThrow();
  }
}
