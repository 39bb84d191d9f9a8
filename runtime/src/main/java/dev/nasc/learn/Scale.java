package dev.nasc.learn;

import java.util.Arrays;

/** Brings numbers to mean 0 and deviation 1, and back. */
public record Scale(double mean, double deviation) {
  static Scale of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return new Scale(mean, squares > 0 ? Math.sqrt(squares) : 1);
  }

  double in(double value) {
    return (value - mean) / deviation;
  }

  double out(double value) {
    return mean + value * deviation;
  }
}
