package dev.nasc.train;

import dev.nasc.cost.ExpectedCost;
import dev.nasc.model.Address;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What architecture parameters lessen: a formula of the cross entropy of a batch and of mean costs
 * over the networks that the shares draw. Both published forms of ProxylessNAS are such: the sum of
 * equation 8, and the product of the released code.
 *
 * @param costs of the figures that the formula mentions beside the cross entropy
 */
public record SearchLoss(Formula formula, Map<Formula.Figure, ExpectedCost> costs) {
  private static final double REACH = 1e-6;

  /** How the loss changes with the cross entropy, and through the costs with each probability. */
  record Slopes(double crossEntropy, Map<Address, double[]> byShare) {
    List<Double> of(Address choice, int options) {
      var all = new ArrayList<Double>();
      var row = byShare.getOrDefault(choice, new double[options]);
      for (double slope : row) {
        all.add(slope);
      }
      return all;
    }
  }

  Slopes slopes(double crossEntropy, Map<Address, List<Double>> probabilities) {
    var values = new LinkedHashMap<Formula.Figure, Double>();
    formula.figures().stream()
        .filter(it -> !costs.containsKey(it))
        .forEach(it -> values.put(it, crossEntropy));
    costs.forEach((figure, cost) -> values.put(figure, cost.value(probabilities)));
    var byShare = new HashMap<Address, double[]>();
    costs.forEach(
        (figure, cost) -> {
          double slope = slope(figure, values);
          cost.gradient(probabilities).forEach((choice, row) -> add(byShare, choice, row, slope));
        });
    double byCrossEntropy =
        formula.figures().stream()
            .filter(it -> !costs.containsKey(it))
            .mapToDouble(it -> slope(it, values))
            .sum();
    return new Slopes(byCrossEntropy, byShare);
  }

  private static void add(Map<Address, double[]> all, Address choice, double[] row, double factor) {
    var sum = all.computeIfAbsent(choice, key -> new double[row.length]);
    for (int i = 0; i < row.length; i++) {
      sum[i] += factor * row[i];
    }
  }

  /** The derivative of the formula by one figure: a central difference. */
  private double slope(Formula.Figure figure, Map<Formula.Figure, Double> values) {
    double at = values.getOrDefault(figure, 0.0);
    double reach = Math.max(Math.abs(at), 1e-3) * REACH;
    return (value(values, figure, at + reach) - value(values, figure, at - reach)) / (2 * reach);
  }

  private double value(Map<Formula.Figure, Double> values, Formula.Figure moved, double to) {
    return formula.value(figure -> figure.equals(moved) ? to : values.getOrDefault(figure, 0.0));
  }

  /** Whether a figure is the cross entropy of a batch. */
  public static boolean isCrossEntropy(Formula.Figure figure) {
    return figure instanceof Formula.Measured measured
        && measured.measure() == Measure.CROSS_ENTROPY;
  }
}
