package dev.nasc.search;

import java.util.Arrays;

/**
 * How numbers spread.
 *
 * @param deviation of a sample, with {@code n - 1}; 0 of a single number
 */
public record Spread(double mean, double deviation, double least, double greatest) {

  public static Spread of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Spread(
        mean,
        deviation,
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN));
  }

  /** {@code 94.287 ± 0.127 (93.65 to 94.37)}. */
  public String words() {
    return "%.5g ± %.3g (%.5g to %.5g)".formatted(mean, deviation, least, greatest);
  }
}
