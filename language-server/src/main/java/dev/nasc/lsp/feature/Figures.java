package dev.nasc.lsp.feature;

import dev.nasc.analysis.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 phase}, {@code 2 phases}. */
  static String count(long number, String what) {
    return grouped(number) + " " + what + (number == 1 ? "" : "s");
  }

  static String count(BigInteger number, String what) {
    return grouped(number) + " " + what + (number.equals(BigInteger.ONE) ? "" : "s");
  }

  /** Exact up to thirty digits, then rounded, which it says. */
  static String grouped(BigInteger number) {
    if (number.bitLength() < 100) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    var rounded = new BigDecimal(number).round(new MathContext(3));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return "about " + rounded.movePointLeft(exponent).toPlainString() + " × 10^" + exponent;
  }

  static String share(double part, double whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** A share with how sure it is: exact, between two bounds, or from draws. */
  static String share(Share share) {
    var percent = percent(share.value());
    return switch (share.exactness()) {
      case EXACT, ROUNDED -> percent;
      case BOUNDED -> percent(share.least()) + " to " + percent(share.greatest());
      case SAMPLED -> "about " + percent;
    };
  }

  private static String percent(double share) {
    boolean little = share > 0 && share < 0.0005;
    return little
        ? String.format(Locale.ROOT, "%.1e %%", 100 * share)
        : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** With the unit's prefix, three digits: {@code 388M}. */
  static String brief(long number) {
    var prefixes = new String[] {"", "k", "M", "G", "T", "P", "E"};
    double left = number;
    int at = 0;
    while (left >= 999.5) {
      left /= 1000;
      at++;
    }
    int digits = at == 0 || left >= 99.95 ? 0 : left >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", left) + prefixes[at];
  }

  /** {@code 339k to 816k}, once where both are the same. */
  static String brief(long least, long greatest) {
    return least == greatest ? brief(least) : brief(least) + " to " + brief(greatest);
  }

  /** With three digits that mean something, not below what it stands for, or not above. */
  static String limit(long number, boolean above) {
    long step = 1;
    while (number / step >= 1000) {
      step *= 10;
    }
    return brief((above ? (number + step - 1) / step : number / step) * step);
  }

  /** How much more or less than the mean of all. */
  static String change(double value, double mean) {
    return mean == 0 ? "±0 %" : String.format(Locale.ROOT, "%+.1f %%", 100 * (value / mean - 1));
  }
}
