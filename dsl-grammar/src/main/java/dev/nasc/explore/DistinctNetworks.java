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
import org.jspecify.annotations.Nullable;

/**
 * Counts networks that compute different things: what is added may stand in any order, a sum of
 * sums is one sum, zeros add nothing, an operation on zeros alone yields zeros, and a tensor passed
 * on is no layer. Networks that differ in any other way count as different.
 *
 * <p>NAS-Bench-201's 15,625 cells are 4,930 by these rules. Its own 6,466 classes (Dong and Yang
 * 2020) come of comparing texts in which zeros are added like anything else and a sum inside a sum
 * keeps its place, so that some equal networks are told apart.
 */
public final class DistinctNetworks {
  private static final int INPUT = 0;
  private static final int ZEROS = 1;

  private final Map<List<Object>, Integer> known = new HashMap<>();

  /** What a number adds up, where it is a sum. */
  private final Map<Integer, List<Integer>> sums = new HashMap<>();

  static long count(WalkedSpace space) {
    var distinct = new DistinctNetworks();
    Set<Integer> outputs = new HashSet<>();
    Enumeration.of(
        space.diagram(), architecture -> outputs.add(distinct.number(space.network(architecture))));
    return outputs.size();
  }

  /** Equal numbers for networks that compute the same. */
  public int number(Network network) {
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
    var operands = operands(layer.operation(), inputs);
    if (kind(layer.operation()) == Operation.Join.Kind.SUM && operands.size() < 2) {
      return operands.isEmpty() ? ZEROS : operands.get(0);
    }
    var key = List.<Object>of(layer.operation(), layer.output(), operands);
    int number = known.computeIfAbsent(key, of -> known.size() + 2);
    if (kind(layer.operation()) == Operation.Join.Kind.SUM) {
      sums.put(number, operands);
    }
    return number;
  }

  private List<Integer> operands(Operation operation, List<Integer> inputs) {
    var kind = kind(operation);
    if (kind == null || kind == Operation.Join.Kind.CONCAT) {
      return inputs;
    }
    var operands = new ArrayList<Integer>();
    for (int input : inputs) {
      operands.addAll(kind == Operation.Join.Kind.SUM ? added(input) : List.of(input));
    }
    operands.sort(null);
    return operands;
  }

  private List<Integer> added(int number) {
    return number == ZEROS ? List.of() : sums.getOrDefault(number, List.of(number));
  }

  private static Operation.Join.@Nullable Kind kind(Operation operation) {
    return operation instanceof Operation.Join join ? join.kind() : null;
  }
}
