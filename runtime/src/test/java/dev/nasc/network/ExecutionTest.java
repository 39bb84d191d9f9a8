package dev.nasc.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import dev.nasc.NetworkBuilder;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.Operation.Activation.Function;
import dev.nasc.model.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation against numbers worked out by hand. */
class ExecutionTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final TensorShape SQUARE = new TensorShape(1, 3, 3);
  private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void convolutionPadsWithZerosAndStrides() {
    var conv = new Operation.Conv(1, 1, 3, 2, 1, 1, 1, true);
    var layer = new Layer("c", "c", conv, List.of(0), new TensorShape(1, 2, 2));
    try (var weights = new Weights(TORCH, 0, "test")) {
      weights.put("c.weight", tensor(List.of(1L, 1L, 3L, 3L), 0, 0, 0, 0, 1, 2, 0, 0, 0));
      weights.put("c.bias", tensor(List.of(1L), 0.5f));
      // The middle of the kernel takes x, the place right of it twice what lies right of x.
      assertArrayEquals(
          new float[] {1 + 4 + .5f, 3 + .5f, 7 + 16 + .5f, 9 + .5f},
          run(new Network(SQUARE, List.of(layer)), weights, NINE));
    }
  }

  @Test
  void aDilatedConvolutionSkipsPixelsWithItsStride() {
    var conv = new Operation.Conv(1, 1, 3, 2, 2, 2, 1, false);
    var layer = new Layer("c", "c", conv, List.of(0), SQUARE);
    var image = new float[25];
    for (int i = 0; i < image.length; i++) {
      image[i] = i + 1;
    }
    try (var weights = new Weights(TORCH, 0, "test")) {
      weights.put("c.weight", tensor(List.of(1L, 1L, 3L, 3L), 0, 0, 0, 0, 1, 2, 0, 0, 0));
      assertArrayEquals(
          new float[] {1 + 6, 3 + 10, 5, 11 + 26, 13 + 30, 15, 21 + 46, 23 + 50, 25},
          run(new Network(new TensorShape(1, 5, 5), List.of(layer)), weights, image));
    }
  }

  @Test
  void aShiftMovesUpAndLeft() {
    assertArrayEquals(
        new float[] {5, 6, 0, 8, 9, 0, 0, 0, 0}, run(new Operation.Shift(1), SQUARE, NINE));
  }

  @Test
  void paddingNeverCountsTowardsAMean() {
    var average = new Operation.Pool(Operation.Pool.Kind.AVERAGE, 3, 2, 1);
    var max = new Operation.Pool(Operation.Pool.Kind.MAX, 3, 2, 1);
    var shape = new TensorShape(1, 2, 2);
    assertArrayEquals(new float[] {3, 4, 6, 7}, run(average, shape, NINE));
    assertArrayEquals(new float[] {5, 6, 8, 9}, run(max, shape, NINE));
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void activationsAreWhatTheirPapersSay(Function function) {
    float[] x = {-4, -3, -1, 0, .5f, 1, 3, 6, 8};
    var expected = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      expected[i] = (float) value(function, x[i]);
    }
    assertArrayEquals(expected, run(new Operation.Activation(function), SQUARE, x), 1e-6f);
    assertArrayEquals(
        expected, Torch.recording(() -> run(new Operation.Activation(function), SQUARE, x)), 1e-6f);
  }

  private static double value(Function function, double x) {
    double hard = Math.min(6, Math.max(0, x + 3)) / 6;
    double sigmoid = 1 / (1 + Math.exp(-x));
    return switch (function) {
      case RELU -> Math.max(0, x);
      case RELU6 -> Math.min(6, Math.max(0, x));
      case HSIGMOID -> hard;
      case HSWISH -> x * hard;
      case SIGMOID -> sigmoid;
      case GELU -> x * normal(x);
      case SWISH -> x * sigmoid;
    };
  }

  /** The normal distribution function by Simpson's rule. */
  private static double normal(double x) {
    int steps = 2000;
    double width = x / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      int weight = i == 0 || i == steps ? 1 : 2 + 2 * (i % 2);
      sum += weight * Math.exp(-Math.pow(i * width, 2) / 2);
    }
    return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
  }

  @Test
  void branchesAreJoined() {
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    var sum = new NetworkBuilder(SQUARE);
    sum.add("up", "", new Operation.Shift(1), SQUARE);
    sum.add("sum", "", join(Operation.Join.Kind.SUM), List.of(0, 1, 0), SQUARE);
    assertArrayEquals(new float[] {7, 10, 6, 16, 19, 12, 14, 16, 18}, run(sum.build(), x));

    var mean = new NetworkBuilder(SQUARE);
    mean.add("up", "", new Operation.Shift(1), SQUARE);
    mean.add("mean", "", join(Operation.Join.Kind.MEAN), List.of(0, 1), SQUARE);
    assertArrayEquals(new float[] {3, 4, 1.5f, 6, 7, 3, 3.5f, 4, 4.5f}, run(mean.build(), x));

    var both = new TensorShape(2, 3, 3);
    var concat = new NetworkBuilder(SQUARE);
    concat.add("up", "", new Operation.Shift(2), SQUARE);
    concat.add("both", "", join(Operation.Join.Kind.CONCAT), List.of(1, 0), both);
    assertArrayEquals(
        new float[] {9, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, run(concat.build(), x));
  }

  @Test
  void aLinearLayerFlattensInTheOrderOfChannels() {
    var input = new TensorShape(2, 1, 2);
    var linear = new Operation.Linear(4, 1, false);
    var layer = new Layer("l", "l", linear, List.of(0), new TensorShape(1, 1, 1));
    try (var weights = new Weights(TORCH, 0, "test")) {
      weights.put("l.weight", tensor(List.of(1L, 4L), 1, 10, 100, 1000));
      assertArrayEquals(
          new float[] {4321},
          run(new Network(input, List.of(layer)), weights, new float[] {1, 2, 3, 4}));
    }
  }

  @Test
  void dropoutIsOffButInTraining() {
    var dropout = new Operation.Dropout(0.5);
    assertArrayEquals(NINE, run(dropout, SQUARE, NINE));
  }

  /** What a step computes is gone with it; the parameters and statistics stay. */
  @Test
  void aForwardPassLeavesNothingBehind() {
    var network = new NetworkBuilder(new TensorShape(1, 8, 8));
    network.convBn("stem", "", 4, 3, 1, 1).relu6("stem").mbconv("body", 4, 5, 2, 1);
    try (var weights = new Weights(TORCH, 0, "test");
        var statistics = new Statistics(TORCH);
        var step = TORCH.newManager()) {
      var execution = new Execution(network.classifier(10), weights);
      var input = TORCH.zeros(step, new Shape(2, 1, 8, 8));
      execution.forward(input, Mode.training(statistics)).close();
      // Scalars that DJL makes for a clip live until the step ends; intermediates do not.
      var left = step.getManagedArrays().stream().filter(a -> a.getShape().dimension() > 0);
      assertEquals(List.of(input), left.toList());
    }
  }

  private static Operation join(Operation.Join.Kind kind) {
    return new Operation.Join(kind);
  }

  private static float[] run(Operation operation, TensorShape output, float[] input) {
    return run(
        new Network(SQUARE, List.of(new Layer("x", "x", operation, List.of(0), output))), input);
  }

  private static float[] run(Network network, float[] input) {
    try (var weights = new Weights(TORCH, 0, "test")) {
      return run(network, weights, input);
    }
  }

  private static float[] run(Network network, Weights weights, float[] input) {
    var shape = network.input();
    try (var statistics = new Statistics(TORCH);
        var step = TORCH.newManager()) {
      var x =
          TORCH.upload(step, input, new Shape(1, shape.channels(), shape.height(), shape.width()));
      return new Execution(network, weights).forward(x, Mode.evaluating(statistics)).toFloatArray();
    }
  }

  private static Tensor tensor(List<Long> shape, float... values) {
    return Tensor.of("", shape, values);
  }
}
