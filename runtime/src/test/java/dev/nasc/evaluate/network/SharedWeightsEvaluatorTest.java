package dev.nasc.evaluate.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.nasc.MobileSpace;
import dev.nasc.data.Dataset;
import dev.nasc.data.Datasets;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.Examples;
import dev.nasc.model.Architecture;
import dev.nasc.model.Layer;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Data;
import dev.nasc.network.Execution;
import dev.nasc.network.Tensor;
import dev.nasc.network.Torch;
import dev.nasc.network.Weights;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Known;
import dev.nasc.search.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedWeightsEvaluatorTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Dataset DIGITS = Datasets.load(new Data("digits", 0.2, 0.2, 0));
  private static final MobileSpace SPACE = MobileSpace.small();

  @Test
  void aCandidateIsScoredAlikeWheneverItIsAsked() {
    var random = Draws.of(1, "test", 0, "candidates");
    var first = SPACE.sample(random);
    var second = SPACE.sample(random);
    try (var evaluator = evaluator(new Weights(TORCH, 1, "net"))) {
      var before = evaluator.evaluate(trial(first));
      evaluator.evaluate(trial(second));
      assertEquals(before, evaluator.evaluate(trial(first)));
      var values = assertInstanceOf(Scored.class, before).values();
      assertEquals((double) SPACE.cost(first).macs(), values.get(Measure.MACS));
      assertEquals((double) SPACE.cost(first).params(), values.get(Measure.PARAMS));
    }
  }

  /** Nothing kept, some kept and forgotten again, all kept: the same to the bit. */
  @Test
  void networksThatBeginAlikeGoOnFromThere() {
    var random = Draws.of(1, "test", 0, "candidates");
    var candidates = Stream.generate(() -> SPACE.sample(random)).limit(24).toList();
    var alone = accuracies(candidates, 0);
    assertEquals(alone, accuracies(candidates, 1 << 20));
    assertEquals(alone, accuracies(candidates, 1 << 30));
    assertTrue(new HashSet<>(alone).size() > 3);
  }

  private static List<Double> accuracies(List<Architecture> candidates, long keptBytes) {
    try (var weights = new Weights(TORCH, 1, "net");
        var networks =
            new SharedPrefixes(
                TORCH,
                new Recalibration(TORCH, DIGITS, 1, "net"),
                new DeviceExamples(TORCH, DIGITS.validation()),
                keptBytes)) {
      return candidates.stream()
          .map(it -> networks.accuracy(new Execution(SPACE.network(it), weights)))
          .toList();
    }
  }

  @Test
  void weightsThatAreNoNumbersFailAsAValue() {
    var weights = new Weights(TORCH, 1, "net");
    weights.put("linear.bias", Tensor.of("", List.of(10L), new float[10]));
    var broken = new float[10 * 8];
    broken[0] = Float.NaN;
    weights.put("linear.weight", Tensor.of("", List.of(10L, 8L), broken));
    try (var evaluator = evaluator(weights)) {
      var evaluation = evaluator.evaluate(trial(SPACE.sample(Draws.of(1, "test", 0, "candidate"))));
      assertEquals(new Failed("the network yields what is not a number"), evaluation);
    }
  }

  /** Three batches of batch norm alone: the mean of the batches' means and unbiased variances. */
  @Test
  void statisticsArePlainMeansOverBatches() {
    var shape = new TensorShape(1, 1, 1);
    var norm = new Layer("bn", "bn", new Operation.BatchNorm(1), List.of(0), shape);
    int size = 3 * DeviceExamples.CHUNK;
    var values = new float[size];
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < size; i++) {
      values[i] = i * i % 97;
      mean += values[i] / size;
    }
    for (int b = 0; b < 3; b++) {
      variance += variance(values, b * DeviceExamples.CHUNK) / 3;
    }
    try (var weights = new Weights(TORCH, 1, "net");
        var examples = new DeviceExamples(TORCH, new Examples(shape, values, new int[size]))) {
      var network = new Execution(new Network(shape, List.of(norm)), weights);
      try (var statistics = Recalibration.of(TORCH, network, examples)) {
        var pair = requireNonNull(statistics.all().get("bn"));
        assertEquals(new Shape(1), pair.mean().getShape());
        assertArrayEquals(new float[] {(float) mean}, pair.mean().toFloatArray(), 1e-3f);
        assertArrayEquals(new float[] {(float) variance}, pair.variance().toFloatArray(), 1e-1f);
      }
    }
  }

  private static double variance(float[] values, int from) {
    double mean = 0;
    double squares = 0;
    for (int i = from; i < from + DeviceExamples.CHUNK; i++) {
      mean += values[i] / DeviceExamples.CHUNK;
    }
    for (int i = from; i < from + DeviceExamples.CHUNK; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares / (DeviceExamples.CHUNK - 1);
  }

  private static SharedWeightsEvaluator evaluator(Weights weights) {
    return new SharedWeightsEvaluator(TORCH, SPACE, Known.costs(SPACE), DIGITS, weights, 1, "net");
  }

  private static Trial trial(Architecture candidate) {
    return new Trial(0, candidate, Optional.empty());
  }
}
