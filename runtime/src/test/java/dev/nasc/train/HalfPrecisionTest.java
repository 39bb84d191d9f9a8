package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.Examples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes in float16 with loss scaling, on digits and the CPU. */
class HalfPrecisionTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, true),
          new Recipe.Schedule.Constant(0.1),
          0,
          32,
          2,
          0,
          0.1,
          5);
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  space net {
                    input: image(1, 8, 8)
                    conv(8); bn; hswish
                    { sum({ conv(8); bn }, input) }
                    avg_pool(3, stride: 2)
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .space("net")
          .orElseThrow();

  @TempDir Path folder;

  private static PathTraining training(Dataset data, Precision precision) {
    var plan =
        new TrainingPlan(
            data, SPACE::network, RECIPE.with(new Recipe.Passes(precision, false)), 1, "net");
    return PathTraining.single(TORCH, plan, new Architecture(Map.of()));
  }

  private static Map<String, float[]> gradients(PathTraining training) {
    return Gradients.of(TORCH, training);
  }

  private static double distance(float[] a, float[] b) {
    var difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return length(difference);
  }

  private static double length(float[] a) {
    double sum = 0;
    for (float one : a) {
      sum += one * one;
    }
    return Math.sqrt(sum);
  }

  private static Map<String, String> weights(PathTraining training) {
    var all = new TreeMap<String, String>();
    training
        .weights()
        .all()
        .forEach((key, p) -> all.put(key, Arrays.toString(p.value().toFloatArray())));
    return all;
  }

  @Test
  void gradientsAreThoseOfFloat32ButForRounding() {
    try (var full = training(DIGITS, Precision.FLOAT32);
        var half = training(DIGITS, Precision.FLOAT16)) {
      var expected = gradients(full);
      var found = gradients(half);
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach(
          (key, value) ->
              assertTrue(
                  distance(value, Objects.requireNonNull(found.get(key)))
                      < 0.02 * length(value) + 1e-4,
                  key));
      assertEquals(full.meanLoss(), half.meanLoss(), 5e-3);
    }
  }

  @Test
  void mastersAndStatisticsAreFloat32AndLearn() {
    try (var half = training(DIGITS, Precision.FLOAT16)) {
      half.step(0);
      double first = half.meanLoss();
      IntStream.range(1, (int) half.steps()).forEach(half::step);
      half.meanLoss();
      half.step(0);
      assertTrue(half.meanLoss() < 0.8 * first);
      assertEquals(0, half.leftOut());
      half.weights()
          .all()
          .values()
          .forEach(it -> assertEquals(DataType.FLOAT32, it.value().getDataType()));
      var means = half.statistics().all().values();
      assertEquals(2, means.size());
      means.forEach(it -> assertEquals(DataType.FLOAT32, it.mean().getDataType()));
      assertTrue(means.stream().allMatch(it -> it.mean().toFloatArray()[0] != 0));
    }
  }

  @Test
  void aStepThatOverflowsHalvesTheScaleAndChangesNothing() {
    var images = DIGITS.train().images().clone();
    Arrays.fill(images, 1e30f);
    var broken =
        new Dataset(
            "broken",
            10,
            new Examples(DIGITS.shape(), images, DIGITS.train().labels()),
            DIGITS.validation(),
            DIGITS.test(),
            DIGITS.standard(),
            "");
    try (var half = training(broken, Precision.FLOAT16);
        var slots = new Slots(TORCH)) {
      half.step(0);
      var before = weights(half);
      half.step(1);
      assertEquals(before, weights(half));
      assertEquals(2, half.leftOut());
      var scale = new LossScale(slots);
      assertEquals(65536, scale.value());
      scale.overflowed();
      assertEquals(32768, scale.value());
    }
  }

  @Test
  void theScaleDoublesAfterTwoThousandStepsInARow() {
    try (var slots = new Slots(TORCH)) {
      var scale = new LossScale(slots);
      IntStream.range(0, 1999).forEach(i -> scale.kept());
      assertEquals(65536, scale.value());
      scale.kept();
      assertEquals(131072, scale.value());
      IntStream.range(0, 1999).forEach(i -> scale.kept());
      scale.overflowed();
      scale.kept();
      assertEquals(65536, scale.value());
      IntStream.range(0, 40).forEach(i -> scale.overflowed());
      assertThrows(TrainingRefused.class, scale::overflowed);
    }
  }

  @Test
  void aTrainingThatIsTakenUpEndsTheSame() throws IOException {
    var file = folder.resolve("checkpoint");
    Map<String, String> whole;
    try (var half = training(DIGITS, Precision.FLOAT16)) {
      IntStream.range(0, 2).forEach(half::step);
      half.save(file, 2, Map.of());
      IntStream.range(2, 4).forEach(half::step);
      whole = weights(half);
    }
    try (var half = training(DIGITS, Precision.FLOAT16)) {
      half.restore(Safetensors.read(file));
      IntStream.range(2, 4).forEach(half::step);
      assertEquals(whole, weights(half));
    }
  }
}
