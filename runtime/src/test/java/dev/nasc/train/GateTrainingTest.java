package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.cost.Costs;
import dev.nasc.cost.ExpectedCost;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Binary gates (Cai et al. 2019, section 3.2). */
class GateTrainingTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.4, 0.2, 0));
  private static final String SPACE =
      """
      space s {
        input: image(1, 8, 8)
        conv(8)
        s1: any(a: { relu; conv(8) }, b: relu, c: { relu; conv(8, kernel: 5) }, d: max_pool(3))
        s2: any(a: { relu; conv(8, kernel: any(1, 3)) }, b: relu)
        global_avg_pool; linear(10)
      }
      """;
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0, false), new Recipe.Schedule.Constant(0.1), 0, 64, 1, 0, 0, 0);
  private static final Formula.Figure CROSS_ENTROPY =
      new Formula.Measured(Measure.CROSS_ENTROPY, "");

  @Test
  void theGradientsOfAChoiceAddUpToNothing() {
    with(
        4,
        (training, manager) -> {
          var drawn = PathDraw.of(training.alphas(), 4, Draws.of(0, "test", 0, "draw"));
          var gradients = training.alphaGradients(manager, batch(manager), drawn);
          gradients.forEach(
              (choice, gradient) -> {
                double sum = 0;
                for (float number : gradient) {
                  sum += number;
                }
                assertEquals(0, sum, 1e-6, choice.text());
              });
        });
  }

  /** From ∂L/∂p to ∂L/∂α: against differences of the softmax. */
  @Test
  void theSoftmaxIsDifferentiatedAsDifferencesSay() {
    var slopes = List.of(0.3, -1.2, 2.0);
    var alpha = new double[] {0.1, -0.4, 0.7};
    var found = GateTraining.softmaxGradient(slopes, softmax(alpha));
    for (int i = 0; i < alpha.length; i++) {
      var more = alpha.clone();
      var less = alpha.clone();
      more[i] += 1e-5;
      less[i] -= 1e-5;
      double difference = (mean(slopes, softmax(more)) - mean(slopes, softmax(less))) / 2e-5;
      assertEquals(difference, found[i], 1e-8);
    }
  }

  private static double mean(List<Double> slopes, List<Double> shares) {
    double sum = 0;
    for (int i = 0; i < slopes.size(); i++) {
      sum += slopes.get(i) * shares.get(i);
    }
    return sum;
  }

  private static List<Double> softmax(double[] alpha) {
    double sum = Arrays.stream(alpha).map(Math::exp).sum();
    return Arrays.stream(alpha).mapToObj(a -> Math.exp(a) / sum).toList();
  }

  @Test
  void twoPathsLeaveTheSharesOfTheOthersAlone() {
    with(
        2,
        (training, manager) -> {
          var random = Draws.of(1, "net", 7, "options in memory");
          var drawn = PathDraw.of(training.alphas(), 2, random);
          var before = training.alphas().probabilities();
          training.searchStep(manager, 7, batch(manager));
          var after = training.alphas().probabilities();
          before.forEach(
              (choice, shares) -> {
                for (int i = 0; i < shares.size(); i++) {
                  double moved = Math.abs(shares.get(i) - requireNonNull(after.get(choice)).get(i));
                  if (!requireNonNull(drawn.get(choice)).contains(i)) {
                    assertEquals(0, moved, 1e-6, choice + " " + i);
                  } else if (shares.size() > 2) {
                    assertTrue(moved > 1e-5, choice + " " + i);
                  }
                }
              });
        });
  }

  /** Where nothing but multiply-adds counts, what has none wins. */
  @Test
  void aLossOfCostsAloneTurnsToTheCheapest() {
    var macs = new Formula.Measured(Measure.MACS, "");
    var layers = space().mixture().network().layers();
    var costs = layers.stream().map(layer -> (double) Costs.of(layer).macs()).toList();
    var loss = new SearchLoss(macs, Map.of(macs, new ExpectedCost(space().mixture(), costs)));
    with(
        2,
        loss,
        (training, manager) -> {
          var batch = batch(manager);
          for (int step = 0; step < 30; step++) {
            training.searchStep(manager, step, batch);
          }
          var shares = training.alphas().probabilities();
          assertTrue(
              requireNonNull(shares.get(new Address("s1"))).get(1)
                  > requireNonNull(shares.get(new Address("s1"))).get(0));
          assertTrue(
              requireNonNull(shares.get(new Address("s1"))).get(1)
                  > requireNonNull(shares.get(new Address("s1"))).get(2));
          assertTrue(
              requireNonNull(shares.get(new Address("s2"))).get(1)
                  > requireNonNull(shares.get(new Address("s2"))).get(0));
        });
  }

  private static void with(int paths, BiConsumer<GateTraining, NDManager> test) {
    with(paths, new SearchLoss(CROSS_ENTROPY, Map.of()), test);
  }

  private static void with(int paths, SearchLoss loss, BiConsumer<GateTraining, NDManager> test) {
    var phase = new Phase.Proxyless("net", 0, 1, paths, 1e-2, CROSS_ENTROPY, RECIPE);
    var plan = new TrainingPlan(DIGITS, space()::network, RECIPE, 1, "net");
    try (var training =
        new GateTraining(TORCH, plan, space().mixture(), phase, loss, Optional.empty())) {
      Torch.notRecording(
          () -> {
            try (var manager = TORCH.newManager()) {
              test.accept(training, manager);
            }
          });
    }
  }

  private static Batch batch(NDManager manager) {
    var plan = new TrainingPlan(DIGITS, space()::network, RECIPE, 1, "net");
    try (var stream = new BatchStream(TORCH, plan, DIGITS.validation(), "")) {
      return stream.batch(manager, 0);
    }
  }

  private static SearchSpace space() {
    var file = new SourceFile("test.nas", SPACE);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0);
  }
}
