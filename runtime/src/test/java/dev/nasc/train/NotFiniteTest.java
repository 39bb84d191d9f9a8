package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.Examples;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.IfNotFinite;
import dev.nasc.network.Safetensors;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digits of which one or all have a pixel that is infinite. */
class NotFiniteTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Recipe RECIPE =
      new Recipe(
              new Recipe.Optimizer.Sgd(0.9, true),
              new Recipe.Schedule.Constant(0.1),
              0,
              64,
              2,
              0,
              0,
              5)
          .with(new Recipe.Regularization(0, 0, 0, 0.9999));
  private static final SearchSpace SPACE =
      Compiler.compile(
              new SourceFile(
                  "test.nas",
                  """
                  space net {
                    input: image(1, 8, 8)
                    conv(4); bn; relu
                    global_avg_pool; linear(10)
                  }
                  """),
              Sources.NONE,
              Options.DEFAULT)
          .space("net")
          .orElseThrow();

  @TempDir Path folder;

  private static Dataset broken(int examples) {
    var train = DIGITS.train();
    var images = train.images().clone();
    for (int i = 0; i < examples; i++) {
      images[i * 64] = Float.POSITIVE_INFINITY;
    }
    return new Dataset(
        "broken",
        10,
        new Examples(train.shape(), images, train.labels()),
        DIGITS.validation(),
        DIGITS.test(),
        DIGITS.standard(),
        "");
  }

  private static PathTraining training(Dataset data, IfNotFinite answer) {
    var plan = new TrainingPlan(data, SPACE::network, RECIPE.with(answer), 1, "net");
    return PathTraining.single(TORCH, plan, new Architecture(Map.of()));
  }

  private static TrainingOutcome run(PathTraining training, long first) {
    return TrainingLoop.run(training, first, new Quiet());
  }

  /** Every loss that it is told is a number. */
  private static final class Quiet extends Unwatched {
    @Override
    public void progress(long step, double loss) {
      assertTrue(Double.isFinite(loss), "loss after " + step);
    }
  }

  private static boolean isFinite(PathTraining training) {
    var weights = training.weights().all().values().stream().map(it -> it.value().toFloatArray());
    var means = training.statistics().all().values().stream().map(it -> it.mean().toFloatArray());
    return Stream.concat(weights, means).allMatch(all -> Float.isFinite(sum(all)));
  }

  private static float sum(float[] all) {
    float sum = 0;
    for (float one : all) {
      sum += one;
    }
    return sum;
  }

  @Test
  void aTrainingStopsWithAdvice() {
    try (var training = training(broken(1), IfNotFinite.STOP)) {
      var failed = assertInstanceOf(Failed.class, run(training, 0));
      assertTrue(failed.reason().contains("`not_finite: skip`"), failed.reason());
    }
  }

  @Test
  void oneBatchOfEachEpochIsLeftOut() {
    try (var training = training(broken(1), IfNotFinite.SKIP)) {
      assertInstanceOf(Finished.class, run(training, 0));
      assertEquals(2, training.leftOut());
      assertTrue(isFinite(training));
      assertTrue(training.result(() -> isFinite(training)));
    }
  }

  @Test
  void aTrainingThatLeavesOutEverythingStops() {
    try (var training = training(broken(DIGITS.train().size()), IfNotFinite.SKIP)) {
      assertInstanceOf(Failed.class, run(training, 0));
    }
  }

  @Test
  void whereNothingIsLeftOutTheResultIsTheSame() {
    try (var stopping = training(DIGITS, IfNotFinite.STOP);
        var skipping = training(DIGITS, IfNotFinite.SKIP)) {
      run(stopping, 0);
      run(skipping, 0);
      assertEquals(0, skipping.leftOut());
      stopping
          .weights()
          .all()
          .forEach(
              (key, parameter) ->
                  assertEquals(
                      Arrays.toString(parameter.value().toFloatArray()),
                      Arrays.toString(
                          Objects.requireNonNull(skipping.weights().all().get(key))
                              .value()
                              .toFloatArray())));
    }
  }

  @Test
  void aCheckpointKnowsWhatWasLeftOut() throws IOException {
    var file = folder.resolve("checkpoint");
    try (var training = training(broken(1), IfNotFinite.SKIP)) {
      run(training, 0);
      training.save(file, training.steps(), Map.of());
    }
    try (var training = training(broken(1), IfNotFinite.SKIP)) {
      training.restore(Safetensors.read(file));
      assertEquals(2, training.leftOut());
    }
  }
}
