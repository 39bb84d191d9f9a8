package dev.nasc.learn;

import java.util.Arrays;

/** Brings numbers to mean 0 and deviation 1, and back. */
public record Scale(double mean, double deviation) {
  /** What the median distance of normally distributed numbers has to be multiplied by. */
  private static final double NORMAL = 1.4826;

  static Scale of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return new Scale(mean, squares > 0 ? Math.sqrt(squares) : 1);
  }

  /**
   * By the median and by the median distance from it, so that a few failures among many good
   * numbers do not press these together.
   */
  static Scale robust(double[] values) {
    double middle = median(values);
    double distance = median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
    return distance > 0 ? new Scale(middle, NORMAL * distance) : of(values);
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  double in(double value) {
    return (value - mean) / deviation;
  }

  double out(double value) {
    return mean + value * deviation;
  }
}
