package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import org.junit.jupiter.api.Test;

/** Ten epochs of ten steps. */
class LearningRateTest {
  @Test
  void aCosineFallsFromThePeakToTheLeast() {
    var rate = rate(new Schedule.Cosine(0.4, 0.1), 0);
    assertEquals(0.4, rate.at(0), 1e-12);
    assertEquals(0.25, rate.at(50), 1e-12);
    assertEquals(0.1, rate.at(100), 1e-12);
  }

  @Test
  void warmUpGrowsLinearlyAndTheCosineTakesTheRest() {
    var rate = rate(new Schedule.Cosine(0.4, 0), 2);
    assertEquals(0.02, rate.at(0), 1e-12);
    assertEquals(0.2, rate.at(9), 1e-12);
    assertEquals(0.4, rate.at(19), 1e-12);
    assertEquals(0.4, rate.at(20), 1e-12);
    assertEquals(0.2, rate.at(60), 1e-12);
  }

  @Test
  void stairsFallAfterEveryFewEpochs() {
    var rate = rate(new Schedule.Step(0.8, 0.5, 2.5), 0);
    assertEquals(0.8, rate.at(24), 1e-12);
    assertEquals(0.4, rate.at(25), 1e-12);
    assertEquals(0.1, rate.at(99), 1e-12);
  }

  @Test
  void aWarmUpLongerThanTheTrainingNeverReachesThePeak() {
    var rate = rate(new Schedule.Constant(1), 20);
    assertEquals(0.5, rate.at(99), 1e-12);
  }

  @Test
  void decayMultipliesItAfterEveryEpoch() {
    var schedule = new Schedule.Constant(0.1);
    var recipe =
        new Recipe(
            new Optimizer.Sgd(0, false),
            schedule,
            0,
            8,
            10,
            0,
            0,
            0,
            0.5,
            Recipe.Augmentation.NONE,
            Recipe.Regularization.NONE,
            1);
    var rate = LearningRate.of(recipe, 100);
    assertEquals(0.1, rate.at(9), 1e-12);
    assertEquals(0.05, rate.at(10), 1e-12);
    assertEquals(0.025, rate.at(29), 1e-12);
  }

  private static LearningRate rate(Schedule schedule, double warmup) {
    var recipe = new Recipe(new Optimizer.Sgd(0, false), schedule, 0, 8, 10, warmup, 0, 0);
    return LearningRate.of(recipe, 100);
  }
}
