package dev.nasc.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Extent;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.Operation.Slice.Axis;
import dev.nasc.model.ShapeRule;
import dev.nasc.model.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations on maps and tokens against numbers worked out by hand. */
class TokensAndMapsTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final TensorShape TWO_BY_TWO = new TensorShape(2, 2, 2);
  private static final float[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};

  @Test
  void aKernelMayBeWiderThanHigh() {
    var conv =
        new Operation.Conv(1, 1, new Extent(1, 3), new Extent(2, 1), new Extent(0, 1), 1, 1, false);
    var weights = Map.of("x.weight", tensor(List.of(1L, 1L, 1L, 3L), 1, 10, 100));
    assertArrayEquals(
        new float[] {210, 321, 32, 870, 987, 98},
        run(conv, new TensorShape(1, 3, 3), weights, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  @Test
  void zeroIsReducedByItsStride() {
    assertArrayEquals(
        new float[4], run(new Operation.Zero(2), new TensorShape(1, 3, 3), Map.of(), new float[9]));
  }

  @Test
  void padAddsBehind() {
    var pad = new Operation.Pad(new TensorShape(2, 2, 3));
    assertArrayEquals(
        new float[] {1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        run(pad, new TensorShape(1, 1, 2), Map.of(), 1, 2));
  }

  @Test
  void sliceTakesFromEachAxis() {
    assertArrayEquals(new float[] {5, 6, 7, 8}, slice(Axis.CHANNELS));
    assertArrayEquals(new float[] {3, 4, 7, 8}, slice(Axis.HEIGHT));
    assertArrayEquals(new float[] {2, 4, 6, 8}, slice(Axis.WIDTH));
  }

  private static float[] slice(Axis axis) {
    return run(new Operation.Slice(axis, 1, 1), TWO_BY_TWO, Map.of(), EIGHT);
  }

  @Test
  void upsampleRepeatsPixels() {
    assertArrayEquals(
        new float[] {1, 1, 2, 2, 1, 1, 2, 2},
        run(new Operation.Upsample(2), new TensorShape(1, 1, 2), Map.of(), 1, 2));
  }

  @Test
  void shuffleDealsGroupsOut() {
    assertArrayEquals(
        new float[] {1, 4, 2, 5, 3, 6},
        run(new Operation.ChannelShuffle(2), new TensorShape(6, 1, 1), Map.of(), 1, 2, 3, 4, 5, 6));
  }

  @Test
  void layerNormIsOverTheChannelsOfAToken() {
    var weights =
        Map.of("x.weight", tensor(List.of(2L), 1, 10), "x.bias", tensor(List.of(2L), 0, 3));
    // Each token holds a and a + 4: normalised −1 and 1.
    assertArrayEquals(
        new float[] {-1, -1, -1, -1, 13, 13, 13, 13},
        run(new Operation.LayerNorm(2), TWO_BY_TWO, weights, EIGHT),
        1e-5f);
  }

  @Test
  void attentionMixesTokensByTheirLikeness() {
    // One channel, one head: q = 2x, k = x, v = 3x; tokens 0 and 1; the output is the sum itself.
    var weights =
        Map.of(
            "x.qkv.weight", tensor(List.of(3L, 1L), 2, 1, 3),
            "x.proj.weight", tensor(List.of(1L, 1L), 1));
    var e2 = Math.exp(2);
    assertArrayEquals(
        new float[] {1.5f, (float) (3 * e2 / (1 + e2))},
        run(new Operation.Attention(1, 1, 1, false), new TensorShape(1, 1, 2), weights, 0, 1),
        1e-5f);
  }

  @Test
  void headsOfAttentionDoNotMeet() {
    // Two heads of one channel: the first takes the mean, the second the greatest.
    var weights =
        Map.of(
            "x.qkv.weight",
            tensor(List.of(6L, 2L), 0, 0, 0, 100, 0, 0, 0, 100, 1, 0, 0, 1),
            "x.qkv.bias",
            tensor(List.of(6L), 0, 0, 0, 0, 0, 0),
            "x.proj.weight",
            tensor(List.of(2L, 2L), 1, 0, 0, 1),
            "x.proj.bias",
            tensor(List.of(2L), 0.5f, 0));
    assertArrayEquals(
        new float[] {2.5f, 2.5f, 6, 6},
        run(new Operation.Attention(2, 2, 1, true), new TensorShape(2, 1, 2), weights, 1, 3, 5, 6),
        1e-4f);
  }

  @Test
  void embeddingsAreAdded() {
    var position = Map.of("x.weight", tensor(List.of(1L, 2L, 1L, 1L), 10, 20));
    var shape = new TensorShape(2, 1, 1);
    assertArrayEquals(
        new float[] {11, 22}, run(new Operation.PositionEmbedding(shape), shape, position, 1, 2));
    var first = Map.of("x.weight", tensor(List.of(1L, 2L, 1L), 10, 20));
    assertArrayEquals(
        new float[] {10, 1, 2, 3, 4, 20, 5, 6, 7, 8},
        run(new Operation.ClassToken(2), TWO_BY_TWO, first, EIGHT));
  }

  @Test
  void aPixelMultipliesAMap() {
    var pooled = new Layer("p", "p", new Operation.GlobalAveragePool(), List.of(0), shape(2, 1, 1));
    var product = new Operation.Join(Operation.Join.Kind.PRODUCT);
    var joined = new Layer("x", "x", product, List.of(0, 1), TWO_BY_TWO);
    assertArrayEquals(
        new float[] {2.5f, 5, 7.5f, 10, 32.5f, 39, 45.5f, 52},
        run(new Network(TWO_BY_TWO, List.of(pooled, joined)), Map.of(), EIGHT));
  }

  /** Half of each value, of a class that the test's own service file offers. */
  public static final class Half implements OwnOperation {
    @Override
    public List<long[]> parameters(Operation.Custom operation) {
      return List.of(new long[] {1});
    }

    @Override
    public NDArray forward(Operation.Custom operation, NDArray input, List<NDArray> parameters) {
      return input.mul(parameters.get(0));
    }
  }

  @Test
  void anOwnOperationIsRunByTheOfferedClass() {
    var custom = new Operation.Custom("half", shape(2, 1, 1), 1, 0, Half.class.getName());
    var half = Map.of("x.parameter_0", tensor(List.of(1L), 0.5f));
    assertArrayEquals(new float[] {1, 2}, run(custom, shape(2, 1, 1), half, 2, 4));
  }

  @Test
  void aClassThatNobodyOffersIsRefused() {
    var custom = new Operation.Custom("odd", shape(1, 1, 1), 0, 0, "java.lang.Runtime");
    var refused =
        assertThrows(OperationUnavailable.class, () -> run(custom, shape(1, 1, 1), Map.of(), 1));
    assertEquals(
        "Nothing on the class path offers `java.lang.Runtime`, which runs the operation `odd`; add"
            + " a jar with it as a service of `dev.nasc.network.OwnOperation`.",
        refused.getMessage());
  }

  /** Central differences of the sum of squares of what the layer yields. */
  @ParameterizedTest
  @MethodSource("learning")
  void gradientsAreThoseOfDifferences(Operation operation, TensorShape input) {
    var layer =
        new Layer("x", "x", operation, List.of(0), ShapeRule.output(operation, List.of(input)));
    var network = new Network(input, List.of(layer));
    try (var weights = new Weights(TORCH, 3, "test");
        var step = TORCH.newManager()) {
      var x = TORCH.upload(step, ramp(input), batch(input));
      var parameters = weights.of(layer);
      var loss = Torch.recording(() -> loss(network, weights, x));
      TORCH.backward(loss, loss.onesLike());
      for (var parameter : parameters) {
        var gradient = Objects.requireNonNull(Torch.gradient(parameter.value())).toFloatArray();
        float by = 1e-2f;
        double up = shifted(parameter, by, () -> loss(network, weights, x).getFloat());
        double down = shifted(parameter, -by, () -> loss(network, weights, x).getFloat());
        assertEquals((up - down) / (2 * by), gradient[0], 2e-2 * (1 + Math.abs(gradient[0])));
      }
    }
  }

  static Stream<Arguments> learning() {
    var shape = shape(4, 2, 3);
    var conv =
        new Operation.Conv(4, 2, new Extent(1, 3), new Extent(1, 2), new Extent(0, 1), 1, 2, true);
    return Stream.of(
        Arguments.of(conv, shape),
        Arguments.of(new Operation.LayerNorm(4), shape),
        Arguments.of(new Operation.Attention(4, 2, 3, true), shape),
        Arguments.of(new Operation.PositionEmbedding(shape), shape),
        Arguments.of(new Operation.ClassToken(4), shape));
  }

  private static NDArray loss(Network network, Weights weights, NDArray x) {
    try (var statistics = new Statistics(TORCH)) {
      return new Execution(network, weights).forward(x, Mode.evaluating(statistics)).square().sum();
    }
  }

  /** With the first number of the parameter moved by {@code by}. */
  private static double shifted(Parameter parameter, float by, Supplier<Float> loss) {
    var first = new NDIndex(zeros(parameter));
    return Torch.inferring(
        () -> {
          float before = parameter.value().getFloat(zeros(parameter));
          parameter.value().set(first, before + by);
          try {
            return (double) loss.get();
          } finally {
            parameter.value().set(first, before);
          }
        });
  }

  private static long[] zeros(Parameter parameter) {
    return new long[parameter.value().getShape().dimension()];
  }

  private static float[] ramp(TensorShape shape) {
    var values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i + 1);
    }
    return values;
  }

  private static Shape batch(TensorShape shape) {
    return new Shape(1, shape.channels(), shape.height(), shape.width());
  }

  private static TensorShape shape(int channels, int height, int width) {
    return new TensorShape(channels, height, width);
  }

  /** Runs one operation whose output is as its shape rule says. */
  private static float[] run(
      Operation operation, TensorShape input, Map<String, Tensor> learned, float... x) {
    var output = ShapeRule.output(operation, List.of(input));
    var layer = new Layer("x", "x", operation, List.of(0), output);
    return run(new Network(input, List.of(layer)), learned, x);
  }

  private static float[] run(Network network, Map<String, Tensor> learned, float... x) {
    var shape = network.input();
    try (var weights = new Weights(TORCH, 0, "test");
        var statistics = new Statistics(TORCH);
        var step = TORCH.newManager()) {
      learned.forEach(weights::put);
      var batch = TORCH.upload(step, x, batch(shape));
      var output = new Execution(network, weights).forward(batch, Mode.evaluating(statistics));
      assertEquals(network.output().elements(), output.size());
      return output.toFloatArray();
    }
  }

  private static Tensor tensor(List<Long> shape, float... values) {
    return Tensor.of("", shape, values);
  }
}
