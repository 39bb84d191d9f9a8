package dev.nasc.network;

import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.network.ParallelChains.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the separable convolutions that a mixture's edges have in common where they begin at one
 * tensor. Auxiliary heads, which not every pass runs, have none.
 */
final class ChainFinder {
  private final Network network;
  private final Map<Integer, List<Integer>> users = new HashMap<>();

  private ChainFinder(Network network) {
    this.network = network;
    for (int i = 0; i < network.layers().size(); i++) {
      for (int id : network.layers().get(i).inputs()) {
        users.computeIfAbsent(id, key -> new ArrayList<>()).add(i);
      }
    }
  }

  /** By the number of their first layer. */
  static Map<Integer, ParallelChains> find(Network network) {
    return new ChainFinder(network).find();
  }

  private record Beginning(int input, Operation operation) {}

  private record Place(int input, int count) {}

  private Map<Integer, ParallelChains> find() {
    var kinds = new LinkedHashMap<Place, List<Kind>>();
    beginnings()
        .forEach(
            (beginning, layers) -> {
              if (layers.size() > 1) {
                var place = new Place(beginning.input(), layers.size());
                kinds.computeIfAbsent(place, key -> new ArrayList<>()).add(kind(layers));
              }
            });
    var chains = new HashMap<Integer, ParallelChains>();
    kinds.forEach(
        (place, those) -> {
          int first = those.get(0).stages().get(0).get(0);
          chains.put(first, new ParallelChains(place.input(), those, elements(place, those)));
        });
    return chains;
  }

  /** Depthwise convolutions of the same settings on one tensor, in the order of their layers. */
  private Map<Beginning, List<Integer>> beginnings() {
    var beginnings = new LinkedHashMap<Beginning, List<Integer>>();
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      if (layer.operation() instanceof Operation.Conv conv
          && isDepthwise(conv)
          && network.headOf(i).isEmpty()) {
        var beginning = new Beginning(layer.inputs().get(0), conv);
        beginnings.computeIfAbsent(beginning, key -> new ArrayList<>()).add(i);
      }
    }
    return beginnings;
  }

  private Kind kind(List<Integer> first) {
    var stages = new ArrayList<List<Integer>>();
    for (var stage = Optional.of(first); stage.isPresent(); stage = after(stage.get())) {
      stages.add(stage.get());
    }
    return new Kind(stages);
  }

  /** The only users of what some layers yield, where these are alike and can run side by side. */
  private Optional<List<Integer>> after(List<Integer> stage) {
    var next = new ArrayList<Integer>();
    for (int layer : stage) {
      var after = users.getOrDefault(layer + 1, List.of());
      if (after.size() != 1
          || network.headOf(after.get(0)).isPresent()
          || network.layers().get(after.get(0)).inputs().size() != 1) {
        return Optional.empty();
      }
      next.add(after.get(0));
    }
    var operation = network.layers().get(next.get(0)).operation();
    boolean alike =
        next.stream().allMatch(i -> network.layers().get(i).operation().equals(operation));
    return alike && runsSideBySide(operation) ? Optional.of(next) : Optional.empty();
  }

  private long elements(Place place, List<Kind> kinds) {
    long most =
        IntStream.concat(
                IntStream.of(place.input()),
                kinds.stream()
                    .flatMap(kind -> kind.stages().stream())
                    .mapToInt(stage -> stage.get(0) + 1))
            .mapToLong(id -> network.shape(id).elements())
            .max()
            .orElseThrow();
    return most * place.count();
  }

  private static boolean runsSideBySide(Operation operation) {
    if (operation instanceof Operation.Conv conv) {
      return isDepthwise(conv) || isPointwise(conv);
    }
    return (operation instanceof Operation.BatchNorm norm && !norm.learned())
        || operation instanceof Operation.Activation;
  }

  private static boolean isDepthwise(Operation.Conv conv) {
    return conv.groups() == conv.inChannels()
        && conv.inChannels() == conv.outChannels()
        && !conv.bias();
  }

  private static boolean isPointwise(Operation.Conv conv) {
    return conv.kernel().area() == 1
        && conv.stride().area() == 1
        && conv.padding().area() == 0
        && conv.groups() == 1
        && !conv.bias();
  }
}
