package dev.nasc.search.strategy;

import java.util.Arrays;

/**
 * A Parzen estimate of a number between 0 and 1: a normal density around each observation, as wide
 * as it is far from its neighbours, and an even one for what is not known.
 *
 * <p>Source: Bergstra et al., NeurIPS 2011, section 4.2; the bounds of the widths are those of the
 * authors' implementation (hyperopt).
 */
final class Parzen {
  /** The narrowest of many kernels. */
  private static final double NARROWEST = 100;

  private Parzen() {}

  /**
   * The probability of each place; they add up to 1.
   *
   * @param observed places, in any order
   */
  static double[] shares(double[] places, double[] observed) {
    var shares = new double[places.length];
    Arrays.fill(shares, 1.0 / places.length);
    var sorted = observed.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      add(shares, places, sorted[i], width(sorted, i));
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sorted.length + 1;
    }
    return shares;
  }

  /** The distance to the further neighbour, the ends of the range being such. */
  private static double width(double[] sorted, int i) {
    double before = i > 0 ? sorted[i - 1] : 0;
    double after = i < sorted.length - 1 ? sorted[i + 1] : 1;
    double distance = Math.max(sorted[i] - before, after - sorted[i]);
    return Math.min(1, Math.max(distance, 1 / Math.min(NARROWEST, sorted.length + 1.0)));
  }

  /** What lies beyond the ends is shared by the places between them. */
  private static void add(double[] shares, double[] places, double center, double width) {
    var density = new double[places.length];
    double sum = 0;
    for (int i = 0; i < places.length; i++) {
      double far = (places[i] - center) / width;
      density[i] = Math.exp(-far * far / 2);
      sum += density[i];
    }
    for (int i = 0; i < places.length && sum > 0; i++) {
      shares[i] += density[i] / sum;
    }
  }
}
