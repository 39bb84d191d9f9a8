package dev.nasc.search.strategy;

import java.util.random.RandomGenerator;

/** Draws from a few weighted options. */
final class Categorical {
  private Categorical() {}

  /**
   * The number of one of them.
   *
   * @param shares that add up to 1
   */
  static int draw(double[] shares, RandomGenerator random) {
    double point = random.nextDouble();
    int option = 0;
    while (option < shares.length - 1 && (point -= shares[option]) >= 0) {
      option++;
    }
    return option;
  }
}
