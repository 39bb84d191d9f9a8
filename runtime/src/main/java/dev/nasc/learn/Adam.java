package dev.nasc.learn;

import java.util.Collection;

/** Adam with the constants of its paper (Kingma and Ba 2015). */
final class Adam {
  static final double BETA_1 = 0.9;
  static final double BETA_2 = 0.999;
  static final double EPSILON = 1e-8;

  private int time;

  /** Moves all of them against their gradients, and forgets those. */
  void step(Collection<Learned> all, double rate) {
    time++;
    for (var learned : all) {
      learned.adam(rate, time);
      learned.forgetGradient();
    }
  }
}
