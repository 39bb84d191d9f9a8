package dev.nasc.network;

import dev.nasc.model.ChannelFlow;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Puts the channels that matter most first, so that narrower networks keep them; the network as a
 * whole computes what it did. A channel matters by the L1 norm of the weights that read it (Cai et
 * al. 2020, Once-for-All, section 3.3; {@code re_organize_middle_weights} of its code: those of the
 * convolution behind the gates, not those of a gate).
 */
public final class ChannelSorting {
  private final Network network;
  private final Map<String, Set<Integer>> trained;

  /** By tensor: a tensor whose channels are the same, itself for the first of them. */
  private final int[] same;

  private final Set<Integer> fixed = new TreeSet<>();
  private final Map<Integer, List<Use>> uses = new HashMap<>();

  /** An axis of a parameter that runs over channels. */
  private record Use(String key, int axis, boolean weighs) {}

  private ChannelSorting(Network network, Map<String, Set<Integer>> trained) {
    this.network = network;
    this.trained = trained;
    this.same = IntStream.rangeClosed(0, network.layers().size()).toArray();
  }

  /**
   * The same tensors with sorted channels.
   *
   * @param trained by the place of a layer whose output is to be sorted: the widths that were
   *     trained already. Channels stay on their side of each of these
   * @param tensors by place and name; those that no layer has stay as they are
   */
  public static Map<String, Tensor> sorted(
      Network network, Map<String, Set<Integer>> trained, Map<String, Tensor> tensors) {
    var sorting = new ChannelSorting(network, trained);
    sorting.findSame();
    return sorting.sorted(tensors);
  }

  private void findSame() {
    fixed.add(0);
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      if (ChannelFlow.of(layer.operation()) == ChannelFlow.KEPT) {
        layer.inputs().forEach(input -> unite(input, layer));
        same[i + 1] = root(layer.inputs().get(0));
      } else if (isDealt(layer)) {
        layer.inputs().forEach(input -> fixed.add(root(input)));
        fixed.add(i + 1);
      }
    }
    fixed.add(root(network.layers().size()));
    network.layers().forEach(this::note);
  }

  private boolean isDealt(Layer layer) {
    boolean flattened =
        layer.operation() instanceof Operation.Linear linear
            && linear.inFeatures() != network.shape(layer.inputs().get(0)).channels();
    return flattened || ChannelFlow.of(layer.operation()) == ChannelFlow.DEALT;
  }

  private void unite(int input, Layer layer) {
    int a = root(layer.inputs().get(0));
    int b = root(input);
    if (a != b) {
      same[b] = a;
      if (fixed.contains(b)) {
        fixed.add(a);
      }
    }
  }

  private int root(int tensor) {
    int at = tensor;
    while (same[at] != at) {
      at = same[at];
    }
    return at;
  }

  private void note(Layer layer) {
    var operation = layer.operation();
    int output = root(network.layers().indexOf(layer) + 1);
    int input = layer.inputs().get(0);
    for (var spec : operation.accept(Parameters.OF)) {
      var key = layer.place() + "." + spec.name();
      if (ChannelFlow.of(operation) != ChannelFlow.DEALT) {
        use(output, new Use(key, 0, false));
      }
      if (ChannelFlow.of(operation) == ChannelFlow.MADE && spec.shape().dimension() > 1) {
        boolean gate =
            input > 0
                && network.layers().get(input - 1).operation()
                    instanceof Operation.GlobalAveragePool;
        use(root(input), new Use(key, 1, !gate));
      }
    }
  }

  private void use(int channels, Use use) {
    uses.computeIfAbsent(channels, key -> new ArrayList<>()).add(use);
  }

  private Map<String, Tensor> sorted(Map<String, Tensor> tensors) {
    var sorted = new TreeMap<>(tensors);
    uses.forEach(
        (channels, all) -> {
          var bounds = bounds(channels);
          if (!bounds.isEmpty() && fixed.stream().noneMatch(id -> root(id) == channels)) {
            var order = order(bounds, importance(network.shape(channels).channels(), all, sorted));
            all.forEach(
                use -> sorted.computeIfPresent(use.key, (key, it) -> ordered(it, use.axis, order)));
          }
        });
    return sorted;
  }

  /** The trained widths of the layers that make some channels; empty where none is elastic. */
  private Set<Integer> bounds(int channels) {
    var bounds = new TreeSet<Integer>();
    for (int i = 0; i < network.layers().size(); i++) {
      if (root(i + 1) == channels) {
        bounds.addAll(trained.getOrDefault(network.layers().get(i).place(), Set.of()));
      }
    }
    return bounds;
  }

  private static double[] importance(int channels, List<Use> uses, Map<String, Tensor> tensors) {
    var importance = new double[channels];
    boolean weighed = uses.stream().anyMatch(Use::weighs);
    for (var use : uses) {
      var tensor = tensors.get(use.key);
      if (use.axis == 1 && use.weighs == weighed && tensor != null) {
        var values = tensor.floats();
        int rest = values.length / Math.toIntExact(tensor.shape().get(0)) / channels;
        for (int i = 0; i < values.length; i++) {
          importance[i / rest % channels] += Math.abs(values[i]);
        }
      }
    }
    return importance;
  }

  /** Which channel comes where: the most important first between two bounds. */
  private static int[] order(Set<Integer> bounds, double[] importance) {
    return IntStream.range(0, importance.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer channel) -> part(bounds, channel))
                .thenComparing(channel -> -importance[channel])
                .thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static long part(Set<Integer> bounds, int channel) {
    return bounds.stream().filter(bound -> bound <= channel).count();
  }

  private static Tensor ordered(Tensor tensor, int axis, int[] order) {
    var values = tensor.floats();
    var moved = new float[values.length];
    int outer = axis == 0 ? 1 : Math.toIntExact(tensor.shape().get(0));
    int rest = values.length / outer / order.length;
    for (int o = 0; o < outer; o++) {
      for (int c = 0; c < order.length; c++) {
        int from = (o * order.length + order[c]) * rest;
        System.arraycopy(values, from, moved, (o * order.length + c) * rest, rest);
      }
    }
    return Tensor.of(tensor.name(), tensor.shape(), moved);
  }
}
