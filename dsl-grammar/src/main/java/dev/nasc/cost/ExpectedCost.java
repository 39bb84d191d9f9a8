package dev.nasc.cost;

import dev.nasc.model.Address;
import dev.nasc.model.Mixture;
import dev.nasc.model.Operation;
import dev.nasc.model.Operation.Mix.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The mean cost of the networks that shares of options draw (Cai et al. 2019, ProxylessNAS,
 * equation 7): each layer's cost times the probability that it is on the path, with its derivative
 * by the shares. A layer that every option of a choice needs is always on the path.
 */
public final class ExpectedCost {
  private final List<Double> costs;

  /** For each layer the mixed operation that decides whether it runs, or -1. */
  private final int[] deciding;

  /** For each layer the shares under which that mixed operation needs it. */
  private final List<List<Share>> shares = new ArrayList<>();

  /**
   * @param costs of each layer of the mixture, 0 or more
   */
  public ExpectedCost(Mixture mixture, List<Double> costs) {
    var layers = mixture.network().layers();
    this.costs = List.copyOf(costs);
    this.deciding = new int[layers.size()];
    Arrays.fill(deciding, -1);
    var needed = new ArrayList<BitSet>();
    for (int i = 0; i < layers.size(); i++) {
      shares.add(List.of());
      var below = new BitSet();
      below.set(i);
      for (int input : layers.get(i).inputs()) {
        if (input > 0) {
          below.or(needed.get(input - 1));
        }
      }
      needed.add(below);
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i).operation() instanceof Operation.Mix mix) {
        decide(i, mix, layers.get(i).inputs(), needed);
      }
    }
  }

  /** Mixed operations come from the last to the first, so the innermost has the last word. */
  private void decide(int at, Operation.Mix mix, List<Integer> inputs, List<BitSet> needed) {
    var some = new BitSet();
    var all = new BitSet();
    all.set(0, at);
    for (int input : inputs) {
      var below = input == 0 ? new BitSet() : needed.get(input - 1);
      some.or(below);
      all.and(below);
    }
    some.andNot(all);
    some.stream()
        .forEach(
            layer -> {
              var under = new ArrayList<Share>();
              for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i) > 0 && needed.get(inputs.get(i) - 1).get(layer)) {
                  under.add(mix.shares().get(i));
                }
              }
              deciding[layer] = at;
              shares.set(layer, under);
            });
  }

  /**
   * The mean cost.
   *
   * @param probabilities of the options of each choice
   */
  public double value(Map<Address, List<Double>> probabilities) {
    var active = active(probabilities);
    double sum = 0;
    for (int i = 0; i < active.length; i++) {
      sum += costs.get(i) * active[i];
    }
    return sum;
  }

  /** How likely each layer is to be on the path. */
  private double[] active(Map<Address, List<Double>> probabilities) {
    var active = new double[deciding.length];
    for (int i = active.length - 1; i >= 0; i--) {
      active[i] = deciding[i] < 0 ? 1 : active[deciding[i]] * own(i, probabilities);
    }
    return active;
  }

  private double own(int layer, Map<Address, List<Double>> probabilities) {
    double sum = 0;
    for (var share : shares.get(layer)) {
      sum += product(share, -1, probabilities);
    }
    return sum;
  }

  /** The product of a share's probabilities, but that of number {@code without}. */
  private static double product(
      Share share, int without, Map<Address, List<Double>> probabilities) {
    double product = 1;
    for (int i = 0; i < share.taken().size(); i++) {
      var taken = share.taken().get(i);
      if (i != without) {
        product *= Objects.requireNonNull(probabilities.get(taken.choice())).get(taken.option());
      }
    }
    return product;
  }

  /** The derivative of {@link #value} by each probability. */
  public Map<Address, double[]> gradient(Map<Address, List<Double>> probabilities) {
    var active = active(probabilities);
    var byActive = new double[active.length];
    var gradient = new HashMap<Address, double[]>();
    probabilities.forEach((choice, of) -> gradient.put(choice, new double[of.size()]));
    for (int i = 0; i < active.length; i++) { // what decides stands after what it decides about
      byActive[i] += costs.get(i);
      if (deciding[i] >= 0) {
        double byOwn = byActive[i] * active[deciding[i]];
        byActive[deciding[i]] += byActive[i] * own(i, probabilities);
        for (var share : shares.get(i)) {
          for (int k = 0; k < share.taken().size(); k++) {
            var taken = share.taken().get(k);
            var row = Objects.requireNonNull(gradient.get(taken.choice()));
            row[taken.option()] += byOwn * product(share, k, probabilities);
          }
        }
      }
    }
    return gradient;
  }
}
