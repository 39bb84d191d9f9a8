package dev.nasc.search.strategy;

/** The moving average of rewards, corrected for its start as Adam's are. */
final class Baseline {
  private final double decay;
  private double sum;
  private double weight;

  /**
   * @param decay how much of the average stays with each reward: 0.95 forgets over some twenty
   */
  Baseline(double decay) {
    this.decay = decay;
  }

  /** How much better a reward is than the average, itself included. */
  double advantage(double reward) {
    sum = decay * sum + (1 - decay) * reward;
    weight = decay * weight + 1 - decay;
    return weight == 0 ? reward : reward - sum / weight;
  }
}
