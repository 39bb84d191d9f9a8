package dev.nasc.explore;

import dev.nasc.analysis.Enumeration;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts networks that compute different things: what is added may stand in any order, an operation
 * on zeros alone yields zeros, and a tensor passed on is no layer (the classes of NAS-Bench-201's
 * 15,625 cells by these rules are its 6,466: Dong and Yang 2020, section 2). Networks that differ
 * in any other way count as different.
 */
final class DistinctNetworks {
  private static final int INPUT = 0;
  private static final int ZEROS = 1;

  private final Map<List<Object>, Integer> known = new HashMap<>();

  private DistinctNetworks() {}

  static long count(WalkedSpace space) {
    var distinct = new DistinctNetworks();
    Set<Integer> outputs = new HashSet<>();
    Enumeration.of(
        space.diagram(), architecture -> outputs.add(distinct.number(space.network(architecture))));
    return outputs.size();
  }

  /** Equal numbers for networks that compute the same. */
  private int number(Network network) {
    var numbers = new ArrayList<Integer>();
    numbers.add(INPUT);
    for (var layer : network.layers()) {
      numbers.add(number(layer, layer.inputs().stream().map(numbers::get).toList()));
    }
    return numbers.get(numbers.size() - 1);
  }

  private int number(Layer layer, List<Integer> inputs) {
    boolean join = layer.operation() instanceof Operation.Join;
    if (layer.operation() instanceof Operation.Zero || (!join && inputs.equals(List.of(ZEROS)))) {
      return ZEROS;
    }
    var operands = new ArrayList<>(inputs);
    if (layer.operation() instanceof Operation.Join of && of.kind() != Operation.Join.Kind.CONCAT) {
      operands.sort(null);
    }
    var key = List.<Object>of(layer.operation(), layer.output(), operands);
    return known.computeIfAbsent(key, of -> known.size() + 2);
  }
}
