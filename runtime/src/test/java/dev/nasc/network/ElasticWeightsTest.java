package dev.nasc.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.ExampleSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Elastic;
import dev.nasc.model.Layer;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.search.Draws;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slices of the space of {@code examples/ofa_digits.nas}. */
class ElasticWeightsTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final WalkedSpace SPACE = ExampleSpace.of("ofa_digits.nas", "elastic_digits");
  private static final Elastic ELASTIC = SPACE.elastic();
  private static final String DEPTHWISE = "s1.0.bneck.sum.inverted.depthwise.dw";

  private static ElasticWeights weights() {
    return new ElasticWeights(ELASTIC, new Weights(TORCH, 3, "net"));
  }

  @Test
  void theLargestNetworkIsASliceOfItself() {
    try (var elastic = weights()) {
      var network = ELASTIC.network();
      var whole = new Execution(network, elastic);
      try (var alone = alone(network, whole)) {
        assertArrayEquals(run(whole), run(new Execution(network, alone)));
      }
    }
  }

  /** What is taken out computes the same, to the bit; matrices that were trained are in it. */
  @Test
  void aSliceComputesWhatItDoesAlone() {
    try (var elastic = weights()) {
      disturbMatrices(elastic);
      for (int i = 0; i < 8; i++) {
        var network = SPACE.network(SPACE.sample(Draws.of(1, "test", i, "slice")));
        var slice = new Execution(network, elastic);
        try (var alone = alone(network, slice)) {
          assertArrayEquals(run(slice), run(new Execution(network, alone)), "slice " + i);
        }
      }
    }
  }

  private static void disturbMatrices(ElasticWeights elastic) {
    new Execution(SPACE.network(SPACE.cheapest(Measure.MACS)), elastic).parameters();
    var random = Draws.of(1, "test", 0, "matrices");
    Torch.notRecording(
        () ->
            elastic
                .whole()
                .all()
                .forEach(
                    (key, parameter) -> {
                      if (key.endsWith("_matrix")) {
                        parameter.value().muli(1 + random.nextDouble());
                      }
                    }));
  }

  /** A bank that holds the weights of one network, as a file of it would. */
  private static Weights alone(Network network, Execution execution) {
    var places = new HashMap<String, String>();
    network.layers().forEach(layer -> places.put(layer.place(), layer.weights()));
    var weights = new Weights(TORCH, 99, "alone");
    for (var tensor : execution.tensors()) {
      int dot = tensor.name().lastIndexOf('.');
      weights.put(
          places.get(tensor.name().substring(0, dot)) + tensor.name().substring(dot), tensor);
    }
    return weights;
  }

  private static float[] run(Execution execution) {
    try (var step = TORCH.newManager();
        var statistics = new Statistics(TORCH)) {
      var mode = Mode.evaluating(statistics);
      return Torch.inferring(() -> execution.forward(images(step), mode).toFloatArray());
    }
  }

  private static NDArray images(NDManager step) {
    var pixels = new float[5 * 64];
    var random = Draws.of(2, "test", 0, "images");
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return TORCH.upload(step, pixels, new Shape(5, 1, 8, 8));
  }

  @Test
  void aNewKernelIsTheCentreOfTheLargerOne() {
    try (var elastic = weights()) {
      var small = SPACE.network(SPACE.cheapest(Measure.MACS));
      var kernel = tensor(new Execution(small, elastic), DEPTHWISE + ".weight");
      var larger = tensor(new Execution(ELASTIC.network(), elastic), DEPTHWISE + ".weight");
      for (int channel = 0; channel < kernel.shape().get(0); channel++) {
        for (int y = 0; y < 3; y++) {
          for (int x = 0; x < 3; x++) {
            assertEquals(
                larger.floats()[channel * 25 + (y + 1) * 5 + x + 1],
                kernel.floats()[channel * 9 + y * 3 + x]);
          }
        }
      }
    }
  }

  private static Tensor tensor(Execution execution, String name) {
    return execution.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Only what a slice takes has a gradient: first channels, centres, layers that are there. */
  @Test
  void aGradientReachesTheSliceAlone() {
    try (var elastic = weights();
        var step = TORCH.newManager();
        var statistics = new Statistics(TORCH)) {
      var small = SPACE.network(SPACE.cheapest(Measure.MACS));
      var slice = new Execution(small, elastic);
      try (var output =
          Torch.recording(() -> slice.forward(images(step), Mode.evaluating(statistics)))) {
        TORCH.backward(output, output.onesLike());
      }
      var parameter = requireNonNull(elastic.whole().all().get(DEPTHWISE + ".weight")).value();
      int taken = tensor(slice, DEPTHWISE + ".weight").shape().get(0).intValue();
      try (var gradient = requireNonNull(Torch.gradient(parameter))) {
        var values = gradient.toFloatArray();
        boolean some = false;
        for (int i = 0; i < values.length; i++) {
          boolean centre = i % 25 / 5 % 4 > 0 && i % 5 % 4 > 0;
          if (i / 25 >= taken || !centre) {
            assertEquals(0, values[i], "channel " + i / 25 + " pixel " + i % 25);
          }
          some |= values[i] != 0;
        }
        assertTrue(some);
      }
    }
  }

  @Test
  void sortingChannelsKeepsTheFunction() {
    try (var elastic = weights()) {
      var network = ELASTIC.network();
      var whole = new Execution(network, elastic);
      var before = run(whole);
      var tensors = new HashMap<String, Tensor>();
      whole.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
      var sorted = ChannelSorting.sorted(network, everyWidth(network), tensors);
      try (var other = new ElasticWeights(ELASTIC, new Weights(TORCH, 4, "sorted"))) {
        sorted.forEach(other.whole()::put);
        assertArrayEquals(before, run(new Execution(network, other)), 1e-5f);
      }
      assertDescending(
          norms(requireNonNull(sorted.get("s2.0.bneck.sum.project.conv.weight"))), 0, 64);
    }
  }

  /** Channels that a narrower network was trained with stay in it. */
  @Test
  void sortingKeepsTheBoundsOfTrainedWidths() {
    try (var elastic = weights()) {
      var network = ELASTIC.network();
      var tensors = new HashMap<String, Tensor>();
      new Execution(network, elastic).tensors().forEach(it -> tensors.put(it.name(), it));
      var widen = Map.of("s2.0.bneck.sum.widen.conv", Set.of(48, 64));
      var sorted = ChannelSorting.sorted(network, widen, tensors);
      var norms = norms(requireNonNull(sorted.get("s2.0.bneck.sum.project.conv.weight")));
      assertDescending(norms, 0, 48);
      assertDescending(norms, 48, 64);
      assertTrue(norms[48] > norms[47], "the last part begins anew");
    }
  }

  private static Map<String, Set<Integer>> everyWidth(Network network) {
    var all = new HashMap<String, Set<Integer>>();
    for (Layer layer : network.layers()) {
      if (layer.operation() instanceof Operation.Conv) {
        all.put(layer.place(), Set.of(layer.output().channels()));
      }
    }
    return all;
  }

  /** The L1 norm of the weights that read each channel. */
  private static double[] norms(Tensor weight) {
    int channels = weight.shape().get(1).intValue();
    var norms = new double[channels];
    var values = weight.floats();
    for (int i = 0; i < values.length; i++) {
      norms[i % channels] += Math.abs(values[i]);
    }
    return norms;
  }

  private static void assertDescending(double[] norms, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      assertTrue(norms[i - 1] >= norms[i], "channel " + i);
    }
  }
}
