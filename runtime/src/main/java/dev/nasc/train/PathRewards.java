package dev.nasc.train;

import dev.nasc.cost.ExpectedCost;
import dev.nasc.model.Address;
import dev.nasc.model.Formula;
import dev.nasc.model.plan.Reinforcement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * ProxylessNAS by policy gradient (Cai et al. 2019, section 3.3.2): {@code −Σ (R − b) ∇ log p} over
 * the paths of a step, divided by their number. The baseline begins with the first mean reward and
 * then takes over a share of each (mit-han-lab/proxylessnas, search/nas_manager.py).
 *
 * @param costs of the figures that the reward mentions beside the accuracy
 */
public record PathRewards(Reinforcement reinforcement, Map<Formula.Figure, ExpectedCost> costs) {

  /**
   * A path and what it is worth.
   *
   * @param path the option of each choice
   */
  record Rewarded(Map<Address, Integer> path, double reward) {}

  /**
   * The reward of a path.
   *
   * @param accuracy on a batch, 0–1
   * @param shares of all options, for their numbers
   */
  double of(Map<Address, Integer> path, double accuracy, Map<Address, List<Double>> shares) {
    var certain = new LinkedHashMap<Address, List<Double>>();
    shares.forEach((choice, row) -> certain.put(choice, certain(row.size(), taken(path, choice))));
    return reinforcement
        .reward()
        .value(
            figure ->
                costs.containsKey(figure)
                    ? Objects.requireNonNull(costs.get(figure)).value(certain)
                    : accuracy);
  }

  private static List<Double> certain(int size, int option) {
    var row = new ArrayList<>(Collections.nCopies(size, 0.0));
    row.set(option, 1.0);
    return row;
  }

  private static int taken(Map<Address, Integer> path, Address choice) {
    return Objects.requireNonNull(path.get(choice));
  }

  /** The baseline after a step; {@code before} is not a number where there was none. */
  double baseline(double before, List<Rewarded> paths) {
    double mean = paths.stream().mapToDouble(Rewarded::reward).average().orElse(0);
    return Double.isNaN(before) ? mean : before + reinforcement.baseline() * (mean - before);
  }

  /** The gradient of the mean reward's negative by α, by the paths that a step has drawn. */
  static Map<Address, float[]> gradient(
      List<Rewarded> paths, double baseline, Map<Address, List<Double>> shares) {
    var gradients = new LinkedHashMap<Address, float[]>();
    shares.forEach(
        (choice, row) -> {
          var gradient = new float[row.size()];
          for (var path : paths) {
            double advantage = (path.reward() - baseline) / paths.size();
            for (int i = 0; i < gradient.length; i++) {
              int one = i == taken(path.path(), choice) ? 1 : 0;
              gradient[i] -= (float) (advantage * (one - row.get(i)));
            }
          }
          gradients.put(choice, gradient);
        });
    return gradients;
  }
}
