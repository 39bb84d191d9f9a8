package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Passes;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes that keep little and compute the rest twice end like those that keep all. */
class CheckpointedPassTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final Architecture ONLY = new Architecture(Map.of());
  private static final Recipe PLAIN =
      new Recipe(new Optimizer.Sgd(0.9, false), new Schedule.Constant(0.1), 1e-4, 64, 1, 0, 0.1, 5);
  private static final Recipe CHECKPOINTED = PLAIN.with(new Passes(Precision.FLOAT32, true));

  private static final String CHAIN =
      """
      space s {
        input: image(1, 8, 8)
        conv(8); bn
        repeat(4) { sum({ conv(8); bn; relu6; conv(8); bn; swish }, input); relu }
        global_avg_pool; linear(10)
      }
      """;
  private static final String WITH_HEADS =
      """
      space s {
        input: image(1, 8, 8)
        conv(8); bn
        repeat(2) { sum({ conv(8); bn; relu; conv(8); bn }, input); relu }
        auxiliary(weight: 0.4) { global_avg_pool; linear(10) }
        repeat(2) { conv(8); bn; relu; max_pool(3, stride: 1) }
        auxiliary(weight: 0.3) { conv(4); relu; global_avg_pool; linear(10) }
        repeat(2) { conv(8); bn; relu }
        global_avg_pool; linear(10)
      }
      """;
  private static final String CELLS =
      """
      import std.cells
      block small_cell(c, stride = 1) = graph {
        inputs: [prev2, prev] -> project(c, like: prev)
        nodes:  2
        node:   sum(any 2 of earlier -> any(max3: max_pool(3), skip, sep3: sep_conv(3), dil3: dil_conv(3)))
        stride: stride
        output: concat(nodes)
      }
      space s {
        cell normal(c) = small_cell(c)
        cell reduce(c) = small_cell(c, stride: 2)
        input: image(1, 8, 8)
        conv(4); bn
        normal(2)
        reduce(4)
        normal(4)
        global_avg_pool; linear(10)
      }
      """;

  private static WalkedSpace space(String text) {
    var file = new SourceFile("test.nas", text);
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT).space("s").orElseThrow();
  }

  /** Weights, statistics and the mean loss after three steps. */
  private static Map<String, float[]> trained(String text, Recipe recipe) {
    var plan = new TrainingPlan(DIGITS, space(text)::network, recipe, 1, "net");
    var all = new TreeMap<String, float[]>();
    try (var training = PathTraining.single(TORCH, plan, ONLY)) {
      for (int step = 0; step < 3; step++) {
        training.step(step);
      }
      training.weights().all().forEach((key, p) -> all.put(key, p.value().toFloatArray()));
      training
          .statistics()
          .all()
          .forEach(
              (key, pair) -> {
                all.put(key + " mean", pair.mean().toFloatArray());
                all.put(key + " variance", pair.variance().toFloatArray());
              });
      all.put("loss", new float[] {(float) training.meanLoss()});
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAIN, WITH_HEADS})
  void aNetworkByItselfIsTrainedToTheSameBits(String text) {
    var whole = trained(text, PLAIN);
    var again = trained(text, CHECKPOINTED);
    assertEquals(whole.keySet(), again.keySet());
    whole.forEach((key, values) -> assertArrayEquals(values, again.get(key), key));
  }

  /**
   * Each segment has a softmax of its own, so that a gradient of α is a sum over segments rather
   * than over layers.
   */
  @Test
  void aMixtureLearnsTheSameButForRounding() {
    var whole = searched(PLAIN);
    var again = searched(CHECKPOINTED);
    assertEquals(whole.keySet(), again.keySet());
    whole.forEach((key, values) -> assertArrayEquals(values, again.get(key), 1e-6f, key));
  }

  private static Map<String, float[]> searched(Recipe recipe) {
    var space = space(CELLS);
    var plan = new TrainingPlan(DIGITS, space::network, recipe, 1, "cells");
    var phase = new Phase.Darts("cells", 1, true, 3e-4, 1, recipe);
    var all = new TreeMap<String, float[]>();
    try (var training = new MixtureTraining(TORCH, plan, space.mixture(), phase)) {
      training.step(0);
      training.weights().all().forEach((key, p) -> all.put(key, p.value().toFloatArray()));
      all.put("loss", new float[] {(float) training.meanLoss()});
    }
    return all;
  }

  /**
   * Without norms and biases what comes out grows as the first layer's weights do, so Σ w · ∂y/∂w
   * is y; with other branches dropped the second time it would be something else.
   */
  @Test
  void theSamePathsAreDroppedBothTimes() {
    var text =
        """
        space s {
          input: image(1, 8, 8)
          first: conv(8)
          repeat(6) { sum({ relu; conv(8) }, input) }
          conv(10); global_avg_pool
        }
        """;
    var network = space(text).network(ONLY);
    try (var weights = new Weights(TORCH, 0, "test");
        var statistics = new Statistics(TORCH);
        var manager = TORCH.newManager()) {
      var execution = new Execution(network, weights).checkpointed();
      assertTrue(execution.isCheckpointed());
      var images =
          TORCH.upload(
              manager, DIGITS.train().subset(List.of(1, 2)).images(), new Shape(2, 1, 8, 8));
      TORCH.seed(1);
      try (var pass = execution.pass(TORCH, images, Mode.training(statistics, 0.5))) {
        var output = pass.outputs().get(0);
        TORCH.backward(output, output.onesLike());
        pass.backward();
        var first = execution.parameters().get(0).value();
        double derivative = first.mul(Torch.gradient(first)).sum().getFloat();
        assertNotEquals(0, derivative, 1e-3);
        assertEquals(output.sum().getFloat(), derivative, 1e-4 * Math.abs(derivative));
      }
    }
  }
}
