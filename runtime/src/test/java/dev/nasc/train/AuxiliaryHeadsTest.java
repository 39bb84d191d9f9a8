package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A head beside the network learns with it, by its weight, and tells nothing afterwards. */
class AuxiliaryHeadsTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Architecture ONLY = new Architecture(Map.of());
  private static final Recipe RECIPE =
      new Recipe(new Optimizer.Sgd(0, false), new Schedule.Constant(0.1), 0, 64, 1, 0, 0.1, 0);

  private static SearchSpace space(String weight) {
    var text =
        """
        space s {
          input: image(1, 8, 8)
          body: conv(4, stride: 2)
          auxiliary(weight: WEIGHT) { relu; global_avg_pool; linear(10) }
          relu; conv(4)
          global_avg_pool; linear(10)
        }
        """
            .replace("WEIGHT", weight);
    var file = new SourceFile("test.nas", text);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).spaces().get(0);
  }

  /** The loss of the first step, and the weights after it. */
  private static double step(String weight, Map<String, float[]> after) {
    var plan = new TrainingPlan(DIGITS, space(weight)::network, RECIPE, 1, "net");
    try (var training = PathTraining.single(TORCH, plan, ONLY)) {
      training.step(0);
      training.weights().all().forEach((key, p) -> after.put(key, p.value().toFloatArray()));
      return training.meanLoss();
    }
  }

  @Test
  void theLossOfAHeadIsAddedByItsWeight() {
    var after = new TreeMap<String, float[]>();
    double without = step("0", after);
    double whole = step("1", after);
    assertTrue(whole > without + 1, whole + " over " + without);
    assertEquals(without + 0.4 * (whole - without), step("0.4", after), 1e-5);
  }

  @Test
  void aHeadThatWeighsNothingIsLeftOut() {
    var without = new TreeMap<String, float[]>();
    step("0", without);
    assertFalse(without.keySet().stream().anyMatch(key -> key.startsWith("auxiliary")));
    var with = new TreeMap<String, float[]>();
    step("0.4", with);
    assertTrue(with.keySet().stream().anyMatch(key -> key.startsWith("auxiliary")));
    // What stands before the head learns from both, what stands behind it does not notice.
    assertFalse(
        Arrays.equals(without.get("body|input>4k3x3.weight"), with.get("body|input>4k3x3.weight")));
    var bias = "linear|4>10.bias";
    assertEquals(requireNonNull(without.get(bias))[0], requireNonNull(with.get(bias))[0], 1e-6);
  }
}
