package dev.nasc.search.strategy;

import dev.nasc.learn.Policy;
import dev.nasc.learn.Softmax;
import dev.nasc.model.plan.Strategy.Update;
import java.util.ArrayList;
import java.util.List;

/** Trains a policy on episodes and how much better than expected each of them was. */
final class Reinforced {
  private final Policy policy;
  private final double rate;
  private final double entropy;

  Reinforced(Policy policy, double rate, double entropy) {
    this.policy = policy;
    this.rate = rate;
    this.entropy = entropy;
  }

  /** An episode with its reward above the baseline. */
  record Rewarded(Episode episode, double advantage) {}

  void learn(List<Rewarded> batch, Update update) {
    int passes = update instanceof Update.Clipped clipped ? clipped.passes() : 1;
    for (int i = 0; i < passes; i++) {
      batch.forEach(rewarded -> backward(rewarded, update, batch.size()));
      policy.step(rate);
    }
  }

  /**
   * Adds the gradient of {@code -(surrogate + entropy bonus) / batch} by all logits of an episode.
   */
  private void backward(Rewarded rewarded, Update update, int batch) {
    var pass = policy.begin();
    var gradients = new ArrayList<double[]>();
    for (var step : rewarded.episode.steps()) {
      var shares = Softmax.of(pass.logits(step.address(), step.open()));
      pass.take(step.taken());
      double ratio = Math.exp(Math.log(shares[step.taken()]) - step.logProbability());
      double weight = weight(rewarded.advantage, ratio, update) / batch;
      gradients.add(gradient(shares, step.taken(), weight, entropy / batch));
    }
    pass.backward(gradients);
  }

  /** What the gradient of the log-probability counts for (Schulman et al. 2017, equation 7). */
  private static double weight(double advantage, double ratio, Update update) {
    if (!(update instanceof Update.Clipped clipped)) {
      return advantage;
    }
    boolean beyond = advantage > 0 ? ratio > 1 + clipped.clip() : ratio < 1 - clipped.clip();
    return beyond ? 0 : advantage * ratio;
  }

  /** By the logits: of {@code -weight · log p(taken) - bonus · H(p)}. */
  private static double[] gradient(double[] shares, int taken, double weight, double bonus) {
    double entropy = Softmax.entropy(shares);
    var gradient = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      double share = shares[i];
      double ofEntropy = share > 0 ? bonus * share * (Math.log(share) + entropy) : 0;
      gradient[i] = weight * (share - (i == taken ? 1 : 0)) + ofEntropy;
    }
    return gradient;
  }
}
