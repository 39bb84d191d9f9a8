package dev.nasc.analysis;

import java.util.Locale;

/** How a number is to be read. */
public enum Exactness {
  /** It is the number. */
  EXACT,
  /** It is the number up to the rounding of doubles, a relative error far below 1e-9. */
  ROUNDED,
  /** The number lies between two bounds that are proved. */
  BOUNDED,
  /** An estimate from draws, with a 95 % confidence interval. */
  SAMPLED;

  /** As it stands in texts and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The less sure of the two. */
  Exactness and(Exactness other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
