package dev.nasc.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same network without what is computed twice, or for nothing: layers that do the same to the
 * same tensors with the same weights become one, and what nobody takes is left out, like a sum of
 * one tensor.
 */
public final class Simplified {
  private final Network network;
  private final int[] same;

  private Simplified(Network network) {
    this.network = network;
    this.same = new int[network.layers().size() + 1];
  }

  public static Network of(Network network) {
    var simplified = new Simplified(network);
    simplified.findEqual();
    return simplified.kept(simplified.taken());
  }

  /** What tells layers apart: the part of the network, the operation, its weights, its inputs. */
  private record Key(int head, Operation operation, String weights, List<Integer> inputs) {}

  private void findEqual() {
    Map<Key, Integer> first = new HashMap<>();
    int last = network.layers().size();
    for (int id = 1; id <= last; id++) {
      var layer = network.layers().get(id - 1);
      var inputs = layer.inputs().stream().map(input -> same[input]).toList();
      if (id < last && inputs.size() == 1 && layer.operation() instanceof Operation.Join) {
        same[id] = inputs.get(0);
        continue;
      }
      int part = id == last ? -2 : head(id - 1);
      var known = first.putIfAbsent(new Key(part, layer.operation(), weights(layer), inputs), id);
      same[id] = known == null ? id : known;
    }
  }

  private int head(int layer) {
    for (int i = 0; i < network.heads().size(); i++) {
      var head = network.heads().get(i);
      if (head.from() <= layer && layer < head.to()) {
        return i;
      }
    }
    return -1;
  }

  /** Nothing for what hangs on the inputs alone. */
  private static String weights(Layer layer) {
    var operation = layer.operation();
    if (operation instanceof Operation.Dropout) {
      return layer.place();
    }
    boolean plain =
        operation instanceof Operation.Activation
            || operation instanceof Operation.Pool
            || operation instanceof Operation.Shift
            || operation instanceof Operation.Zero
            || operation instanceof Operation.Join
            || operation instanceof Operation.Mix
            || (operation instanceof Operation.BatchNorm norm && !norm.learned());
    return plain ? "" : layer.weights();
  }

  private boolean[] taken() {
    int last = network.layers().size();
    var taken = new boolean[last + 1];
    taken[last] = true;
    network.heads().forEach(head -> taken[head.to()] = true);
    for (int id = last; id > 0; id--) {
      if (taken[id]) {
        network.layers().get(id - 1).inputs().forEach(input -> taken[same[input]] = true);
      }
    }
    return taken;
  }

  private Network kept(boolean[] taken) {
    var layers = new ArrayList<Layer>();
    var numbers = new int[taken.length];
    var before = new int[taken.length];
    for (int id = 1; id < taken.length; id++) {
      before[id - 1] = layers.size();
      if (taken[id]) {
        var layer = network.layers().get(id - 1);
        var inputs = layer.inputs().stream().map(input -> numbers[same[input]]).toList();
        layers.add(
            new Layer(layer.place(), layer.weights(), layer.operation(), inputs, layer.output()));
        numbers[id] = layers.size();
      }
    }
    before[taken.length - 1] = layers.size();
    var heads =
        network.heads().stream()
            .map(head -> new Network.Head(before[head.from()], before[head.to()], head.weight()))
            .toList();
    return new Network(network.input(), layers, heads);
  }
}
