package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Operation;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Regularization;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Statistics;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recipe may ask for against learning by heart: each is obeyed, and ends with training. */
class RegularizationTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Architecture ONLY = new Architecture(Map.of());
  private static final Recipe RECIPE =
      new Recipe(new Optimizer.Sgd(0, false), new Schedule.Constant(0.1), 0, 64, 4, 0, 0, 0);

  @TempDir Path folder;

  private static SearchSpace space(String body) {
    var text = "space s { input: image(1, 8, 8); %s; global_avg_pool; linear(10) }".formatted(body);
    var file = new SourceFile("test.nas", text);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0);
  }

  private static PathTraining training(String body, Recipe recipe) {
    var plan = new TrainingPlan(DIGITS, space(body)::network, recipe, 1, "net");
    return PathTraining.single(TORCH, plan, ONLY);
  }

  private static Map<String, float[]> weights(PathTraining training) {
    var all = new TreeMap<String, float[]>();
    training.weights().all().forEach((key, p) -> all.put(key, p.value().toFloatArray()));
    return all;
  }

  // Moving means

  /**
   * By hand: the first step's weights, then 3/12 of the mean, or less where the recipe says so, and
   * the rest of the second step's.
   */
  @ParameterizedTest
  @CsvSource({"0.9999, 0.25", "0.1, 0.1"})
  void theMovingMeanOfTheWeightsIsWhatComesOut(double averaged, float kept) {
    var recipe = RECIPE.with(new Regularization(0, 0, 0, averaged));
    try (var training = training("conv(4); bn; relu", recipe)) {
      training.step(0);
      var first = weights(training);
      training.step(1);
      var second = weights(training);
      var mean = training.result(() -> weights(training));
      var expected = new TreeMap<String, float[]>();
      first.forEach(
          (key, values) -> {
            var row = new float[values.length];
            for (int i = 0; i < row.length; i++) {
              row[i] = kept * values[i] + (1 - kept) * requireNonNull(second.get(key))[i];
            }
            expected.put(key, row);
          });
      expected.forEach((key, values) -> assertArrayEquals(values, mean.get(key), 1e-6f, key));
      second.forEach((key, values) -> assertArrayEquals(values, weights(training).get(key), key));
    }
  }

  @Test
  void aCheckpointHoldsTheMeans() throws IOException {
    var recipe = RECIPE.with(new Regularization(0.1, 0.1, 0.2, 0.9999)).accumulating(2);
    var body = "conv(4); bn; relu; { sum({ conv(4); bn }, input) }";
    var file = folder.resolve("checkpoint");
    Map<String, float[]> whole;
    try (var training = training(body, recipe)) {
      IntStream.range(0, 4).forEach(training::step);
      training.save(file, 4, Map.of());
      IntStream.range(4, 8).forEach(training::step);
      whole = training.result(() -> weights(training));
    }
    try (var training = training(body, recipe)) {
      assertEquals(4, training.restore(Safetensors.read(file)));
      IntStream.range(4, 8).forEach(training::step);
      var resumed = training.result(() -> weights(training));
      whole.forEach((key, values) -> assertArrayEquals(values, resumed.get(key), key));
    }
    assertTrue(Files.size(file) > 0);
  }

  // Dropout

  @Test
  void dropoutStandsBeforeTheLastLayer() {
    var network = space("conv(4)").network(ONLY).withDropout(0.3);
    var layers = network.layers();
    assertEquals(new Operation.Dropout(0.3), layers.get(layers.size() - 2).operation());
    assertEquals(10, network.output().elements());
    assertEquals(space("conv(4)").network(ONLY), space("conv(4)").network(ONLY).withDropout(0));
  }

  // Drop path

  /** Both ways of a sum of a convolution and its input: the input always passes. */
  @Test
  void aBranchIsDroppedForSomeExamplesAndScaledForOthers() {
    var network = space("sum(conv(1, kernel: 1), input)").network(ONLY);
    int size = 400;
    var ones = new float[size * 64];
    Arrays.fill(ones, 1);
    try (var weights = new Weights(TORCH, 0, "test");
        var statistics = new Statistics(TORCH);
        var manager = TORCH.newManager()) {
      var key = network.layers().get(0).weights() + ".weight";
      weights.put(key, Tensor.of(key, List.of(1L, 1L, 1L, 1L), new float[] {2}));
      var linear = network.layers().get(3).weights();
      weights.put(linear + ".weight", Tensor.of("w", List.of(10L, 1L), filled(10, 1)));
      weights.put(linear + ".bias", Tensor.of("b", List.of(10L), new float[10]));
      var execution = new Execution(network, weights);
      var images = TORCH.upload(manager, ones, new Shape(size, 1, 8, 8));
      TORCH.seed(7);
      var values = first(execution.forward(images, Mode.training(statistics, 0.25)));
      long dropped = DoubleStream.of(values).filter(it -> Math.abs(it - 1) < 1e-5).count();
      long kept =
          DoubleStream.of(values).filter(it -> Math.abs(it - (1 + 2 / 0.75)) < 1e-5).count();
      assertEquals(size, dropped + kept);
      assertEquals(0.25, (double) dropped / size, 0.08);
      var whole = first(execution.forward(images, Mode.evaluating(statistics)));
      assertTrue(DoubleStream.of(whole).allMatch(it -> Math.abs(it - 3) < 1e-5));
    }
  }

  private static float[] filled(int size, float value) {
    var values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  /** The first of ten numbers of each example. */
  private static double[] first(NDArray logits) {
    var all = logits.toFloatArray();
    return IntStream.range(0, all.length / 10).mapToDouble(i -> all[10 * i]).toArray();
  }

  @Test
  void theFirstEpochDropsNoPath() {
    var body = "conv(4); { sum({ relu; conv(4) }, input) }";
    int perEpoch = (int) steps(body) / RECIPE.epochs();
    try (var with = training(body, RECIPE.with(new Regularization(0, 0.5, 0, 0)));
        var without = training(body, RECIPE)) {
      IntStream.range(0, perEpoch).forEach(with::step);
      IntStream.range(0, perEpoch).forEach(without::step);
      var expected = weights(without);
      weights(with).forEach((key, values) -> assertArrayEquals(expected.get(key), values, key));
      with.step(perEpoch);
      without.step(perEpoch);
      var key = expected.keySet().iterator().next();
      assertFalse(Arrays.equals(weights(with).get(key), weights(without).get(key)));
    }
  }

  private static long steps(String body) {
    try (var training = training(body, RECIPE)) {
      return training.steps();
    }
  }

  // Mixup

  @Test
  void blendedImagesAndLossesAddUpByTheSameShare() {
    try (var manager = TORCH.newManager();
        var examples = new DeviceExamples(TORCH, DIGITS.train());
        var entropy = new CrossEntropy(TORCH, 10, 0)) {
      Torch.notRecording(
          () -> {
            var plain = examples.range(manager, 0, 8);
            var batch = new Mixup(TORCH, 0.4).apply(manager, plain, new SplittableRandom(3));
            var blended = batch.blended().orElseThrow();
            double share = blended.share();
            assertTrue(share > 0 && share < 1);
            var partners = partners(plain, blended, batch);
            var x = plain.images().toFloatArray();
            var mixed = batch.images().toFloatArray();
            for (int i = 0; i < x.length; i++) {
              int image = i / 64;
              double other = x[partners[image] * 64 + i % 64];
              assertEquals((1 - share) * x[i] + share * other, mixed[i], 1e-5);
            }
            var seed = entropy.seed(batch, new Scaled(manager)).toFloatArray();
            var own = plain.labels().toLongArray();
            var second = blended.labels().toLongArray();
            for (int i = 0; i < 8; i++) {
              for (int c = 0; c < 10; c++) {
                double target = (c == own[i] ? 1 - share : 0) + (c == second[i] ? share : 0);
                assertEquals(-target / 8, seed[10 * i + c], 1e-6);
              }
            }
          });
    }
  }

  /** Which image each was blended with, found out by its pixels. */
  private static int[] partners(
      DeviceExamples.Batch plain, DeviceExamples.Blended blended, DeviceExamples.Batch batch) {
    var x = plain.images().toFloatArray();
    var mixed = batch.images().toFloatArray();
    double share = blended.share();
    return IntStream.range(0, plain.size())
        .map(
            i ->
                IntStream.range(0, plain.size())
                    .filter(
                        j ->
                            IntStream.range(0, 64)
                                .allMatch(
                                    k ->
                                        Math.abs(
                                                (1 - share) * x[i * 64 + k]
                                                    + share * x[j * 64 + k]
                                                    - mixed[i * 64 + k])
                                            < 1e-4))
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  /** A gamma distribution has its shape as its mean and as its variance. */
  @Test
  void gammaDrawsHaveTheRightMoments() {
    var random = new SplittableRandom(1);
    for (double shape : new double[] {0.2, 1, 3}) {
      var draws = DoubleStream.generate(() -> Mixup.gamma(shape, random)).limit(40_000).toArray();
      double mean = DoubleStream.of(draws).average().orElseThrow();
      double variance =
          DoubleStream.of(draws).map(it -> (it - mean) * (it - mean)).average().orElseThrow();
      assertEquals(shape, mean, 0.03);
      assertEquals(shape, variance, 0.2);
    }
  }

  // Accumulated gradients

  /** Without norms the mean gradient of two batches is that of both as one. */
  @Test
  void anUpdateMayTakeTheMeanGradientOfSeveralBatches() {
    var small = RECIPE.accumulating(2);
    try (var two = training("conv(4); relu", small);
        var alone = training("conv(4); relu", RECIPE)) {
      assertEquals(alone.steps() / 2, two.steps());
      Map<String, float[]> expected = new TreeMap<>();
      Torch.notRecording(
          () -> {
            try (var manager = TORCH.newManager()) {
              alone.gradients(manager, 0);
              var both = alone.gradients(manager, 1);
              var found = two.gradients(manager, 0);
              both.forEach((key, p) -> expected.put(key, gradient(p.value())));
              found.forEach(
                  (key, p) -> {
                    var halved = requireNonNull(expected.get(key));
                    var mean = gradient(p.value());
                    for (int i = 0; i < mean.length; i++) {
                      assertEquals(halved[i] / 2, mean[i], 1e-6, key);
                    }
                  });
            }
          });
    }
  }

  private static float[] gradient(NDArray value) {
    try (var gradient = requireNonNull(Torch.gradient(value))) {
      return gradient.toFloatArray();
    }
  }
}
