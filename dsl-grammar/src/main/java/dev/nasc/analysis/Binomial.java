package dev.nasc.analysis;

/** What a number of hits among draws says about the share of hits. */
final class Binomial {
  private static final double TAIL = 0.025;
  private static final int HALVINGS = 60;

  private Binomial() {}

  record Interval(double least, double greatest) {}

  /** The exact 95 % interval (Clopper and Pearson 1934): each tail holds at most 2.5 %. */
  static Interval interval(int hits, int draws) {
    double least = hits == 0 ? 0 : root(p -> 1 - upTo(hits - 1, draws, p) - TAIL);
    double greatest = hits == draws ? 1 : root(p -> TAIL - upTo(hits, draws, p));
    return new Interval(least, greatest);
  }

  /** Where an increasing function passes 0, by halving. */
  private static double root(java.util.function.DoubleUnaryOperator increasing) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (increasing.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The probability of at most {@code hits} among {@code draws} that hit with probability p. */
  private static double upTo(int hits, int draws, double p) {
    double logTerm = draws * Math.log1p(-p);
    double sum = Math.exp(logTerm);
    double odds = Math.log(p) - Math.log1p(-p);
    for (int k = 1; k <= hits; k++) {
      logTerm += Math.log((draws - k + 1.0) / k) + odds;
      sum += Math.exp(logTerm);
    }
    return Math.min(1, sum);
  }
}
