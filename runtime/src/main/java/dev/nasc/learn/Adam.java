package dev.nasc.learn;

import java.util.Collection;

/** Adam (Kingma and Ba 2015). */
final class Adam {
  static final double BETA_2 = 0.999;

  private final double beta1;
  private final double epsilon;
  private int time;

  /** With the constants of its paper. */
  Adam() {
    this(0.9, 1e-8);
  }

  Adam(double beta1, double epsilon) {
    this.beta1 = beta1;
    this.epsilon = epsilon;
  }

  /** How many steps it has done. */
  int time() {
    return time;
  }

  /** Goes on after so many steps. */
  void restore(int steps) {
    time = steps;
  }

  /** Moves all of them against their gradients, and forgets those. */
  void step(Collection<Learned> all, double rate) {
    time++;
    for (var learned : all) {
      learned.adam(this, rate);
      learned.forgetGradient();
    }
  }

  double beta1() {
    return beta1;
  }

  double epsilon() {
    return epsilon;
  }
}
