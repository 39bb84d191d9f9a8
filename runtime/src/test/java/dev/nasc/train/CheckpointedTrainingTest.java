package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.nasc.ExampleSpace;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Passes;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.ElasticWeights;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.CyclicSchedule.Moment;
import dev.nasc.train.CyclicSchedule.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Trainings of many networks learn the same from passes that keep little. */
class CheckpointedTrainingTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Recipe PLAIN =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, false),
          new Recipe.Schedule.Constant(0.1),
          1e-4,
          64,
          1,
          0,
          0.1,
          5);
  private static final Recipe CHECKPOINTED = PLAIN.with(new Passes(Precision.FLOAT32, true));
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  space s {
                    input: image(1, 8, 8)
                    stem: conv(8); bn
                    a: repeat(3) { op: any(three: { relu; conv(8); bn }, five: { relu; conv(8, kernel: 5); bn }) }
                    auxiliary(weight: 0.4) { global_avg_pool; linear(10) }
                    b: repeat(2) { op: any(three: { relu; conv(8); bn }, five: { relu; conv(8, kernel: 5); bn }) }
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .space("s")
          .orElseThrow();

  private static TrainingPlan plan(SearchSpace space, Recipe recipe) {
    return new TrainingPlan(DIGITS, space::network, recipe, 1, "net");
  }

  /** Both ways, which end the same but for so much. */
  private static void assertSame(float most, Function<Recipe, Map<String, float[]>> training) {
    var whole = training.apply(PLAIN);
    var again = training.apply(CHECKPOINTED);
    assertEquals(whole.keySet(), again.keySet());
    assertTrue(whole.size() > 1, whole::toString);
    whole.forEach((key, values) -> assertArrayEquals(values, again.get(key), most, key));
  }

  @Test
  void theNetworksHereRunInSegments() {
    try (var weights = new Weights(TORCH, 0, "net")) {
      var plan = plan(SPACE, CHECKPOINTED);
      assertTrue(plan.execution(SPACE.mixture().network(), weights).isCheckpointed());
      var single = SPACE.network(SPACE.cheapest(Measure.MACS));
      assertTrue(plan.execution(single, weights).isCheckpointed());
    }
  }

  @Test
  void fairPathsAreTrainedToTheSameBits() {
    assertSame(
        0,
        recipe -> {
          var phase =
              new Phase.OneShot("net", Phase.Paths.STRICTLY_FAIR, Phase.PathBatch.SHARED, recipe);
          try (var training = PathTraining.supernet(TORCH, plan(SPACE, recipe), SPACE, phase)) {
            training.step(0);
            training.step(1);
            return values(training.weights());
          }
        });
  }

  @Test
  void slicesAreTrainedToTheSameBits() {
    var space = ExampleSpace.of("ofa_digits.nas", "elastic_digits");
    var open = Map.of("kernel", List.of("5", "3"), "expand", List.of("4", "2"));
    assertSame(
        0,
        recipe -> {
          var phase = new Phase.Shrink("net", "full", open, 2, Optional.empty(), 1, recipe);
          var weights = new ElasticWeights(space.elastic(), new Weights(TORCH, 1, "net"));
          var plan = plan(space, recipe);
          try (var training =
              new ShrinkTraining(TORCH, plan, space, phase, open, weights, Optional.empty())) {
            training.step(0);
            return values(training.weights().whole());
          }
        });
  }

  @Test
  void theSecondOrderGradientIsTheSameButForRounding() {
    assertSame(
        1e-6f,
        recipe -> {
          var phase = new Phase.Darts("net", 2, true, 3e-4, 1, recipe);
          var gradients = new TreeMap<String, float[]>();
          try (var training =
              new MixtureTraining(TORCH, plan(SPACE, recipe), SPACE.mixture(), phase)) {
            onBatches(
                (step, batch) -> {
                  var pair = new MixtureTraining.Pair(batch, batch);
                  training.searchGradients(step, pair, 0.1);
                  gradients.putAll(gradients(training.weights()));
                });
          }
          return gradients;
        });
  }

  @Test
  void gatesHaveTheSameGradientsButForRounding() {
    var crossEntropy = new Formula.Measured(Measure.CROSS_ENTROPY, "");
    assertSame(
        1e-6f,
        recipe -> {
          var phase = new Phase.Proxyless("net", 0, 1, 2, 0.1, crossEntropy, recipe);
          var loss = new SearchLoss(crossEntropy, Map.of());
          var gradients = new TreeMap<String, float[]>();
          try (var training =
              new GateTraining(
                  TORCH, plan(SPACE, recipe), SPACE.mixture(), phase, loss, Optional.empty())) {
            onBatches(
                (step, batch) -> {
                  var drawn = PathDraw.of(training.alphas(), 2, Draws.of(0, "net", 0, "draw"));
                  training
                      .alphaGradients(step, batch, drawn)
                      .forEach((choice, gradient) -> gradients.put(choice.text(), gradient));
                });
            training.step(0);
            gradients.putAll(values(training.weights()));
          }
          return gradients;
        });
  }

  @Test
  void bothNetworksOfCyclicDartsHaveTheSameGradientsButForRounding() {
    assertSame(
        1e-6f,
        recipe -> {
          var gradients = new TreeMap<String, float[]>();
          var largest = SPACE.dearest(Measure.MACS);
          try (var training =
              new CyclicTraining(
                  TORCH, plan(SPACE, recipe), SPACE.mixture(), cyclic(recipe), it -> largest)) {
            onBatches(
                (step, batch) -> {
                  training.beginRound();
                  training.jointGradients(step, new Moment(Stage.JOINT, false, 0, 0, 0), batch);
                  gradients.putAll(gradients(training.weights()));
                });
          }
          return gradients;
        });
  }

  private static Phase.Cyclic cyclic(Recipe recipe) {
    return new Phase.Cyclic(
        "net",
        Optional.empty(),
        Optional.empty(),
        true,
        0.1,
        0,
        1,
        1,
        0,
        new Distillation(1, 2, Distillation.Mean.ELEMENTS),
        Penalty.NONE,
        recipe,
        recipe);
  }

  private static void onBatches(BiConsumer<NDManager, Batch> work) {
    try (var examples = new DeviceExamples(TORCH, DIGITS.train());
        var step = TORCH.newManager()) {
      Torch.notRecording(() -> work.accept(step, examples.range(step, 0, 64)));
    }
  }

  private static Map<String, float[]> values(Weights weights) {
    var values = new TreeMap<String, float[]>();
    weights.all().forEach((key, parameter) -> values.put(key, parameter.value().toFloatArray()));
    return values;
  }

  /** Of those that have one, α among them. */
  private static Map<String, float[]> gradients(Weights weights) {
    var gradients = new TreeMap<String, float[]>();
    weights
        .all()
        .forEach(
            (key, parameter) -> {
              try (var gradient = Torch.gradient(parameter.value())) {
                if (gradient != null) {
                  gradients.put(key, gradient.toFloatArray());
                }
              }
            });
    return gradients;
  }
}
