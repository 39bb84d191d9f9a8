package dev.nasc.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Learned numbers with the gradient of a loss by them, and the two moments that Adam keeps. */
final class Learned {
  final double[] value;
  final double[] gradient;
  private final double[] mean;
  private final double[] square;

  Learned(int size) {
    value = new double[size];
    gradient = new double[size];
    mean = new double[size];
    square = new double[size];
  }

  /** Drawn evenly between {@code -spread} and {@code spread}. */
  static Learned uniform(int size, double spread, RandomGenerator random) {
    var learned = new Learned(size);
    for (int i = 0; i < size; i++) {
      learned.value[i] = spread * (2 * random.nextDouble() - 1);
    }
    return learned;
  }

  void forgetGradient() {
    Arrays.fill(gradient, 0);
  }

  /** The values and both moments, one after the other. */
  double[] state() {
    var state = Arrays.copyOf(value, 3 * value.length);
    System.arraycopy(mean, 0, state, value.length, value.length);
    System.arraycopy(square, 0, state, 2 * value.length, value.length);
    return state;
  }

  /** Sets all of {@link #state}. */
  void restore(double[] state) {
    System.arraycopy(state, 0, value, 0, value.length);
    System.arraycopy(state, value.length, mean, 0, value.length);
    System.arraycopy(state, 2 * value.length, square, 0, value.length);
  }

  /** One step of Adam (Kingma and Ba 2015, algorithm 1), the one that it is at. */
  void adam(Adam adam, double rate) {
    double beta1 = adam.beta1();
    double meanScale = 1 / (1 - Math.pow(beta1, adam.time()));
    double squareScale = 1 / (1 - Math.pow(Adam.BETA_2, adam.time()));
    for (int i = 0; i < value.length; i++) {
      double g = gradient[i];
      mean[i] = beta1 * mean[i] + (1 - beta1) * g;
      square[i] = Adam.BETA_2 * square[i] + (1 - Adam.BETA_2) * g * g;
      value[i] -=
          rate * mean[i] * meanScale / (Math.sqrt(square[i] * squareScale) + adam.epsilon());
    }
  }
}
