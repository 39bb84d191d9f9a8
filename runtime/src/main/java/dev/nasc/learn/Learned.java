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

  /** One step of Adam (Kingma and Ba 2015, algorithm 1), which is the {@code time}th, from 1. */
  void adam(double rate, int time) {
    double meanScale = 1 / (1 - Math.pow(Adam.BETA_1, time));
    double squareScale = 1 / (1 - Math.pow(Adam.BETA_2, time));
    for (int i = 0; i < value.length; i++) {
      double g = gradient[i];
      mean[i] = Adam.BETA_1 * mean[i] + (1 - Adam.BETA_1) * g;
      square[i] = Adam.BETA_2 * square[i] + (1 - Adam.BETA_2) * g * g;
      value[i] -= rate * mean[i] * meanScale / (Math.sqrt(square[i] * squareScale) + Adam.EPSILON);
    }
  }
}
