package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.SearchTask;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The three operators that share a mutation; the multiply-adds of the toy are its digits' sum. */
class MixedMutationTest {
  private static final ToySpace SPACE = ToySpace.of(5, 4);
  private static final Architecture PARENT = ToySpace.architecture(2, 2, 2, 2, 2);
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));
  private static final SearchTask TASK = SearchRun.task(SPACE, 1_000, ACCURACY, 1);

  @Test
  void thePriorPrefersWhatIsCheap() {
    assertTrue(mean(mutation(0, 1)) < mean(mutation(0, 0)) - 0.2);
  }

  /** Rewarded for great digits, the controller comes to draw them. */
  @Test
  void theControllerLearnsWhatScores() {
    var mutation = mutation(1, 0);
    double before = mean(mutation);
    var random = new SplittableRandom(5);
    for (int generation = 0; generation < 60; generation++) {
      var trials = new ArrayList<Trial>();
      for (int i = 0; i < 20; i++) {
        var candidate = mutation.of(SPACE.sample(random), random);
        double reward = SPACE.cost(candidate).macs();
        trials.add(
            new Trial(i, candidate, Optional.of(new Scored(Map.of(Measure.ACCURACY, reward)))));
      }
      mutation.learn(trials);
    }
    double after = mean(mutation);
    assertTrue(after > before + 1, () -> before + " before, " + after + " after");
  }

  /** With no share for either, draw for draw the space's own mutation. */
  @Test
  void withoutSharesItIsTheUniformMutation() {
    var mutation = mutation(0, 0);
    for (int seed = 0; seed < 50; seed++) {
      assertEquals(
          SPACE.mutate(PARENT, 0.5, new SplittableRandom(seed)),
          mutation.of(PARENT, new SplittableRandom(seed)));
    }
  }

  @Test
  void sharesBeyondOneAreRefused() {
    var strategy = new Strategy.Nsga2(10, 0.9, 0, 0.7, 0.5);
    var refusal = assertThrows(IllegalArgumentException.class, () -> Strategies.of(strategy, TASK));
    assertEquals(
        "`front` shares its mutations: `reinforced` and `prior` are 1 together at most, not 1.2",
        refusal.getMessage());
  }

  private static MixedMutation mutation(double reinforced, double prior) {
    return new MixedMutation(new Strategy.Nsga2(10, 0.9, 0.5, reinforced, prior), TASK);
  }

  private static double mean(MixedMutation mutation) {
    var random = new SplittableRandom(2);
    double sum = 0;
    for (int i = 0; i < 500; i++) {
      sum += SPACE.cost(mutation.of(PARENT, random)).macs();
    }
    return sum / 500;
  }
}
