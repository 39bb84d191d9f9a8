package dev.nasc.lsp.feature;

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

  /** Exact up to thirty digits, then rounded, which it says. */
  static String grouped(BigInteger number) {
    if (number.bitLength() < 100) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    var rounded = new BigDecimal(number).round(new MathContext(3));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return "about " + rounded.movePointLeft(exponent).toPlainString() + " × 10^" + exponent;
  }

  static String share(long part, long whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
