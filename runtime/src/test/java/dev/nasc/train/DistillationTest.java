package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Teaching;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A network that learns from another, on digits. */
class DistillationTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Optimizer.Sgd(0.9, true),
          new Recipe.Schedule.Constant(0.1),
          0,
          32,
          1,
          0,
          0,
          0);
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

  /** Says the same of each image. */
  private static final class Sure implements Teacher {
    private final float[] shares;

    Sure(float... shares) {
      this.shares = shares;
    }

    @Override
    public NDArray probabilities(NDArray images) {
      int examples = (int) images.getShape().get(0);
      var all = new float[examples * shares.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = shares[i % shares.length];
      }
      return TORCH.upload(images.getManager(), all, new Shape(examples, shares.length));
    }

    @Override
    public void close() {}
  }

  private static PathTraining training(Teaching teaching, Optional<Teacher> teacher) {
    var recipe = RECIPE.with(teaching);
    var plan = new TrainingPlan(DIGITS, SPACE::network, recipe, 1, "net", teacher);
    return PathTraining.single(TORCH, plan, new Architecture(Map.of()));
  }

  private static Map<String, float[]> gradients(PathTraining training) {
    return Gradients.of(TORCH, training);
  }

  private static float[] classThree(double share) {
    var shares = new float[10];
    Arrays.fill(shares, (float) ((1 - share) / 9));
    shares[3] = (float) share;
    return shares;
  }

  @Test
  void theGradientIsThatOfBothCrossEntropiesEachByItsWeight() {
    var teacher = Optional.<Teacher>of(new Sure(classThree(0.7)));
    var label = Optional.of("large");
    try (var labels = training(Teaching.NONE, Optional.empty());
        var taught = training(new Teaching(label, 1, 0), teacher);
        var both = training(new Teaching(label, 0.8, 0.2), teacher)) {
      var byLabels = gradients(labels);
      var byTeacher = gradients(taught);
      gradients(both)
          .forEach(
              (key, gradient) -> {
                var expected = new float[gradient.length];
                for (int i = 0; i < expected.length; i++) {
                  expected[i] = 0.2f * of(byLabels, key)[i] + 0.8f * of(byTeacher, key)[i];
                }
                assertArrayEquals(expected, gradient, 1e-5f, key);
              });
      double mean = labels.meanLoss() * 0.2 + taught.meanLoss() * 0.8;
      assertEquals(mean, both.meanLoss(), 1e-4);
    }
  }

  @Test
  void whoHasNoLabelsSaysWhatItsTeacherSays() {
    var teacher = Optional.<Teacher>of(new Sure(classThree(0.91)));
    try (var training = training(new Teaching(Optional.of("large"), 1, 0), teacher)) {
      for (int step = 0; step < training.steps(); step++) {
        training.step(step);
      }
      var shares = classThree(0.91);
      double entropy = 0;
      for (float share : shares) {
        entropy -= share * Math.log(share);
      }
      training.step(0);
      double before = training.meanLoss();
      assertTrue(before > entropy - 1e-3, "no loss is below the teacher's entropy");
      assertTrue(before < 1.6, "loss: " + before);
    }
  }

  private static float[] of(Map<String, float[]> gradients, String key) {
    return Objects.requireNonNull(gradients.get(key), key);
  }
}
