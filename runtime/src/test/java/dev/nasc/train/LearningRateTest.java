package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import org.junit.jupiter.api.Test;

/** Ten epochs of ten steps; figures with many digits are those of PyTorch 1.13's schedulers. */
class LearningRateTest {
  @Test
  void aCosineFallsFromThePeakToTheLeast() {
    var rate = rate(new Schedule.Cosine(0.4, 0.1), 0);
    assertEquals(0.4, rate.at(0), 1e-12);
    assertEquals(0.25, rate.at(50), 1e-12);
    assertEquals(0.1, rate.at(100), 1e-12);
  }

  @Test
  void aCosineIsPyTorchs() {
    var rate = rate(new Schedule.Cosine(0.4, 0.1), 0); // CosineAnnealingLR(100, eta_min=0.1)
    assertEquals(0.3999259840548598, rate.at(1), 1e-12);
    assertEquals(0.32635621236255663, rate.at(33), 1e-12);
    assertEquals(0.10007401594514026, rate.at(99), 1e-12);
  }

  @Test
  void anExponentialFallsALittleInEachStep() {
    var rate = rate(new Schedule.Exponential(0.256, 0.97, 2.4), 0); // ExponentialLR(.97 ** (1/24))
    assertEquals(0.256, rate.at(0), 1e-12);
    assertEquals(0.2556753078692653, rate.at(1), 1e-12);
    assertEquals(0.2527715478880712, rate.at(10), 1e-12);
    assertEquals(0.22577370980528721, rate.at(99), 1e-12);
  }

  @Test
  void aLineGoesToTheLeast() {
    var rate = rate(new Schedule.Polynomial(0.4, 0.1, 1), 0); // LinearLR(1, .25, total_iters=100)
    assertEquals(0.397, rate.at(1), 1e-12);
    assertEquals(0.25, rate.at(50), 1e-12);
    assertEquals(0.103, rate.at(99), 1e-12);
  }

  @Test
  void aParabolaIsPyTorchs() {
    var rate = rate(new Schedule.Polynomial(0.4, 0, 2), 0); // PolynomialLR(100, power=2)
    assertEquals(0.39204, rate.at(1), 1e-12);
    assertEquals(0.1, rate.at(50), 1e-12);
    assertEquals(4e-5, rate.at(99), 1e-12);
  }

  @Test
  void cyclesBeginAgainAndGetLonger() {
    // CosineAnnealingWarmRestarts(T_0=20, T_mult=2, eta_min=0.0005)
    var rate = rate(new Schedule.Restarts(0.05, 0.0005, 2, 2), 0);
    assertEquals(0.04969528642972966, rate.at(1), 1e-12);
    assertEquals(0.000804713570270343, rate.at(19), 1e-12);
    assertEquals(0.05, rate.at(20), 1e-12);
    assertEquals(0.02525, rate.at(40), 1e-12);
    assertEquals(0.0005762959901050829, rate.at(59), 1e-12);
    assertEquals(0.05, rate.at(60), 1e-12);
    assertEquals(0.026221680440036952, rate.at(99), 1e-12);
  }

  @Test
  void theFirstCycleBeginsAfterWarmUp() {
    var rate = rate(new Schedule.Restarts(0.4, 0, 2, 1), 1);
    assertEquals(0.04, rate.at(0), 1e-12);
    assertEquals(0.4, rate.at(10), 1e-12);
    assertEquals(0.2, rate.at(20), 1e-12);
    assertEquals(0.4, rate.at(30), 1e-12);
  }

  @Test
  void aTrainingOfStepsKnowsItsEpochs() {
    var schedule = new Schedule.Step(0.8, 0.5, 1);
    var recipe = new Recipe(new Optimizer.Sgd(0, false), schedule, 0, 8, 10, 0, 0, 0).ofSteps(25);
    var length = Length.of(recipe, 20, 2); // ten updates an epoch
    assertEquals(new Length(25, 2.5), length);
    assertEquals(3, length.begun());
    assertEquals(0.4, length.share(15), 1e-12);
    var rate = LearningRate.of(recipe, length);
    assertEquals(0.8, rate.at(9), 1e-12);
    assertEquals(0.2, rate.at(24), 1e-12);
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
            0,
            0.5,
            Recipe.Augmentation.NONE,
            Recipe.Regularization.NONE,
            1,
            Recipe.Teaching.NONE,
            Recipe.IfNotFinite.STOP,
            Recipe.Passes.PLAIN);
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
