package dev.nasc.network;

import java.util.random.RandomGenerator;

/** What a parameter holds before training. Drawn in Java, so no engine's generator has a say. */
@FunctionalInterface
interface Filling {
  float next(RandomGenerator random);

  static Filling constant(double value) {
    return random -> (float) value;
  }

  static Filling normal(double deviation) {
    return random -> (float) (deviation * random.nextGaussian());
  }

  /** Uniform over −bound to bound. */
  static Filling uniform(double bound) {
    return random -> (float) ((2 * random.nextDouble() - 1) * bound);
  }
}
