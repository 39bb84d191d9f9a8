package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.nasc.MobileSpace;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.DeviceExamples.Blended;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.CyclicSchedule.Moment;
import dev.nasc.train.CyclicSchedule.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two copies on the processor stand for two devices; no other number of devices has been run. */
class DataParallelTest {
  private static final Torch ONE = Torch.open("cpu", 1);
  private static final Torch TWO = Torch.open("cpu(0..1)", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final SearchSpace SPACE =
      space(
          """
          conv(8); bn
          s1: any(a: { relu; conv(8); bn }, b: relu, c: { relu; conv(8, kernel: 5); bn })
          s2: any(a: { relu; conv(8, kernel: any(1, 3)); bn }, b: max_pool(3))
          """);

  @TempDir Path folder;

  /** Norms as they stand, an odd batch, two labels an image. */
  @Test
  void twoHalvesGiveTheGradientsOfTheWholeWhereNormsStandStill() {
    assertSame(1e-6f, gradients(ONE, 0, 63, false), gradients(TWO, 0, 63, false));
  }

  @Test
  void normsGoByTheHalf() {
    var expected = gradients(ONE, 0, 32, true);
    gradients(ONE, 32, 64, true)
        .forEach((key, second) -> expected.merge(key, second, DataParallelTest::mean));
    assertSame(1e-6f, expected, gradients(TWO, 0, 64, true));
  }

  private static float[] mean(float[] a, float[] b) {
    var mean = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      mean[i] = (a[i] + b[i]) / 2;
    }
    return mean;
  }

  /** Of all weights and architecture parameters of the mixture, by key. */
  private static Map<String, float[]> gradients(Torch torch, int from, int to, boolean byTheBatch) {
    var gradients = new TreeMap<String, float[]>();
    Torch.notRecording(
        () -> {
          try (var weights = new Weights(torch, 0, "net");
              var statistics = new Statistics(torch);
              var loss = new LossStep(torch, 10, 0.1);
              var examples = new DeviceExamples(torch, DIGITS.train());
              var step = torch.newManager()) {
            var mixture = SPACE.mixture();
            var network = new Execution(mixture.network(), weights);
            var alphas = new Alphas(weights, mixture.choices(), true);
            var mode = new Mode(statistics, byTheBatch, 0, true, 0, alphas.softmax(step));
            loss.backward(network, blended(examples, step, from, to), mode, new Scaled(step));
            weights
                .all()
                .forEach((key, parameter) -> gradients.put(key, gradient(parameter.value())));
          }
        });
    return gradients;
  }

  private static float[] gradient(NDArray parameter) {
    try (var gradient = Torch.gradient(parameter)) {
      return requireNonNull(gradient).toFloatArray();
    }
  }

  private static Batch blended(DeviceExamples examples, NDManager step, int from, int to) {
    var batch = examples.range(step, from, to);
    var others = examples.range(step, from + 64, to + 64).labels();
    return new Batch(batch.images(), batch.labels(), Optional.of(new Blended(others, 0.3)));
  }

  private static void assertSame(
      float most, Map<String, float[]> expected, Map<String, float[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((key, value) -> assertArrayEquals(value, found.get(key), most, key));
  }

  @Test
  void gatesAddUpTheirGradientsToo() {
    var one = gateGradients(ONE);
    var two = gateGradients(TWO);
    assertSame(1e-6f, one, two);
    assertTrue(one.values().stream().anyMatch(it -> it[0] != 0));
  }

  private static Map<String, float[]> gateGradients(Torch torch) {
    var space = space("conv(8)\ns1: any(a: { relu; conv(8) }, b: relu, c: max_pool(3))");
    var crossEntropy = new Formula.Measured(Measure.CROSS_ENTROPY, "");
    var phase = new Phase.Proxyless("net", 0, 1, 3, 0.1, crossEntropy, RECIPE);
    var plan = new TrainingPlan(DIGITS, space::network, RECIPE, 0, "net");
    var loss = new SearchLoss(crossEntropy, Map.of());
    var gradients = new TreeMap<String, float[]>();
    try (var training =
            new GateTraining(torch, plan, space.mixture(), phase, loss, Optional.empty());
        var examples = new DeviceExamples(torch, DIGITS.train());
        var step = torch.newManager()) {
      var drawn = PathDraw.of(training.alphas(), 3, Draws.of(0, "net", 0, "draw"));
      Torch.notRecording(
          () ->
              training
                  .alphaGradients(step, examples.range(step, 0, 64), drawn)
                  .forEach((choice, gradient) -> gradients.put(choice.text(), gradient)));
    }
    return gradients;
  }

  /** Those of Cyclic DARTS: a head each, no norms, an odd batch. */
  @Test
  void twoNetworksThatLearnFromEachOtherAreSplitToo() {
    var one = jointGradients(ONE);
    var two = jointGradients(TWO);
    assertSame(1e-6f, one, two);
    assertTrue(one.keySet().stream().anyMatch(key -> key.startsWith("evaluation/")), one::toString);
    assertTrue(one.keySet().stream().anyMatch(key -> key.startsWith(Alphas.PREFIX)), one::toString);
  }

  private static Map<String, float[]> jointGradients(Torch torch) {
    var gradients = new TreeMap<String, float[]>();
    try (var training = cyclic(torch);
        var examples = new DeviceExamples(torch, DIGITS.validation());
        var step = torch.newManager()) {
      Torch.notRecording(
          () -> {
            training.beginRound();
            var moment = new Moment(Stage.JOINT, false, 0, 0, 0);
            training.jointGradients(step, moment, examples.range(step, 0, 63));
            gradients.put("loss", new float[] {(float) training.jointLoss().meanLoss()});
            training.weights().all().values().stream()
                .filter(parameter -> Torch.gradient(parameter.value()) != null)
                .forEach(it -> gradients.put(it.key(), gradient(it.value())));
          });
    }
    return gradients;
  }

  private static CyclicTraining cyclic(Torch torch) {
    var space =
        space(
            """
            stem: conv(4)
            op: any(a: { relu; conv(4) }, b: relu, c: max_pool(3))
            auxiliary(weight: 0.4) { global_avg_pool; linear(10) }
            relu; conv(4)
            """);
    var phase =
        new Phase.Cyclic(
            "net",
            Optional.empty(),
            Optional.empty(),
            true,
            0.1,
            0,
            1,
            1,
            0,
            new Distillation(1, 2, Distillation.Mean.EXAMPLES),
            Penalty.NONE,
            RECIPE,
            RECIPE);
    var plan = new TrainingPlan(DIGITS, space::network, RECIPE, 0, "net");
    var taken = new Architecture(Map.of(new Address("op"), "a"));
    return new CyclicTraining(torch, plan, space.mixture(), phase, alphas -> taken);
  }

  /** Dropout draws from one generator, momentum and norms go on where they were. */
  @Test
  void aSupernetOnTwoDevicesContinuesToTheBit() throws IOException {
    assertContinues(DataParallelTest::supernet);
  }

  @Test
  void twoNetworksOnTwoDevicesContinueToTheBit() throws IOException {
    assertContinues(() -> cyclic(TWO));
  }

  private void assertContinues(Supplier<Training> trainings) throws IOException {
    var whole = folder.resolve("whole");
    var half = folder.resolve("half");
    var resumed = folder.resolve("resumed");
    try (var training = trainings.get()) {
      steps(training, 0, 2);
      training.save(half, 2, Map.of());
      steps(training, 2, 4);
      training.save(whole, 4, Map.of());
    }
    try (var training = trainings.get()) {
      training.restore(Safetensors.read(half));
      steps(training, 2, 4);
      training.save(resumed, 4, Map.of());
    }
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(resumed));
  }

  private static PathTraining supernet() {
    var space = new MobileSpace(4, List.of(4, 8), 8, 0.2);
    var phase = new Phase.OneShot("net", Phase.Paths.STRICTLY_FAIR, Phase.PathBatch.SHARED, RECIPE);
    var plan = new TrainingPlan(DIGITS, space::network, RECIPE, 1, "net");
    return PathTraining.supernet(TWO, plan, space, phase);
  }

  private static void steps(Training training, long from, long to) {
    for (long step = from; step < to; step++) {
      training.step(step);
    }
  }

  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, true),
          new Recipe.Schedule.Constant(0.05),
          1e-4,
          64,
          1,
          0,
          0.1,
          5);

  private static SearchSpace space(String body) {
    var text =
        """
        space net {
          input: image(1, 8, 8)
          %s
          global_avg_pool; linear(10)
        }
        """
            .formatted(body);
    var file = new SourceFile("test.nas", text);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0);
  }
}
