package dev.nasc.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.model.Address;
import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Reinforcement;
import dev.nasc.search.Draws;
import dev.nasc.train.PathRewards.Rewarded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathRewardsTest {
  private static final Address A = new Address("a");
  private static final Address B = new Address("b");
  private static final List<Double> OF_A = List.of(0.5, 0.3, 0.2);
  private static final List<Double> OF_B = List.of(0.6, 0.4);
  private static final Map<Address, List<Double>> SHARES = Map.of(A, OF_A, B, OF_B);

  /** What a path is worth: more for the later options, and more for both together. */
  private static double reward(int a, int b) {
    return a + 0.5 * b + a * b;
  }

  /** The mean of many steps is the gradient of the mean reward, enumerated over all six paths. */
  @Test
  void theEstimateIsTheEnumeratedGradientInTheMean() {
    int steps = 4_000;
    var sum = new double[] {0, 0, 0};
    var squares = new double[] {0, 0, 0};
    for (int step = 0; step < steps; step++) {
      var random = Draws.of(1, "test", step, "paths");
      var paths = new ArrayList<Rewarded>();
      for (int i = 0; i < 10; i++) {
        int a = draw(OF_A, random.nextDouble());
        int b = draw(OF_B, random.nextDouble());
        paths.add(new Rewarded(path(a, b), reward(a, b)));
      }
      var gradient = requireNonNull(PathRewards.gradient(paths, 1, SHARES).get(A));
      for (int i = 0; i < 3; i++) {
        sum[i] += gradient[i];
        squares[i] += gradient[i] * gradient[i];
      }
    }
    for (int i = 0; i < 3; i++) {
      double mean = sum[i] / steps;
      double error = Math.sqrt((squares[i] / steps - mean * mean) / steps);
      assertEquals(enumerated(i), mean, 3 * error, "option " + i);
    }
  }

  private static Map<Address, Integer> path(int a, int b) {
    var path = new LinkedHashMap<Address, Integer>();
    path.put(A, a);
    path.put(B, b);
    return path;
  }

  private static int draw(List<Double> shares, double at) {
    int option = 0;
    double left = at - shares.get(0);
    while (left >= 0 && option < shares.size() - 1) {
      option++;
      left -= shares.get(option);
    }
    return option;
  }

  /** −∂E[R]/∂α_i = −p_i (E[R | i] − E[R]). */
  private static double enumerated(int option) {
    double all = 0;
    double given = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 2; b++) {
        double share = OF_B.get(b);
        all += OF_A.get(a) * share * reward(a, b);
        given += a == option ? share * reward(a, b) : 0;
      }
    }
    return -OF_A.get(option) * (given - all);
  }

  @Test
  void theBaselineBeginsWithTheFirstMeanAndFollowsTheNewest() {
    var accuracy = new Formula.Measured(Measure.ACCURACY, "");
    var rewards = new PathRewards(new Reinforcement(2, 0.99, accuracy), Map.of());
    var first = List.of(new Rewarded(Map.of(), 0.2), new Rewarded(Map.of(), 0.4));
    double baseline = rewards.baseline(Double.NaN, first);
    assertEquals(0.3, baseline, 1e-12);
    var second = List.of(new Rewarded(Map.of(), 0.8));
    assertEquals(0.3 + 0.99 * 0.5, rewards.baseline(baseline, second), 1e-12);
    assertEquals(0.7, rewards.of(path(0, 1), 0.7, SHARES));
  }
}
