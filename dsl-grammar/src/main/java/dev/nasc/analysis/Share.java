package dev.nasc.analysis;

/**
 * A share of a space, 0 to 1, with how sure it is.
 *
 * @param value the share, or the best guess at it
 * @param least it is at least this; {@code value} where it is exact or rounded
 * @param greatest it is at most this
 * @param draws how many an estimate rests on, else 0
 */
public record Share(double value, double least, double greatest, Exactness exactness, int draws) {
  public static final Share NONE = exact(0);
  public static final Share ALL = exact(1);

  static Share exact(double value) {
    return new Share(value, value, value, Exactness.EXACT, 0);
  }

  /** A share that was added up in doubles. */
  static Share added(double value, boolean exact) {
    double kept = Math.max(0, Math.min(1, value));
    return new Share(kept, kept, kept, exact ? Exactness.EXACT : Exactness.ROUNDED, 0);
  }

  /** Between two bounds that are proved. */
  static Share bounded(double least, double greatest) {
    double low = Math.max(0, Math.min(1, least));
    double high = Math.max(low, Math.min(1, greatest));
    return new Share((low + high) / 2, low, high, Exactness.BOUNDED, 0);
  }

  /** The share of {@code hits} among {@code draws}, with its 95 % interval. */
  static Share sampled(int hits, int draws) {
    var interval = Binomial.interval(hits, draws);
    return new Share(
        (double) hits / draws, interval.least(), interval.greatest(), Exactness.SAMPLED, draws);
  }

  /** The share of a share. */
  Share of(Share whole) {
    return new Share(
        value * whole.value,
        least * whole.least,
        greatest * whole.greatest,
        exactness.and(whole.exactness),
        Math.max(draws, whole.draws));
  }

  /** The share of a part that is {@code factor} times as small. */
  Share times(double factor) {
    return new Share(
        Math.min(1, value * factor),
        Math.min(1, least * factor),
        Math.min(1, greatest * factor),
        exactness,
        draws);
  }
}
