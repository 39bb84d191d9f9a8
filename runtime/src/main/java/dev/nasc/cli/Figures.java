package dev.nasc.cli;

import dev.nasc.analysis.Share;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers for people. */
final class Figures {
  private Figures() {}

  /** {@code 97.31 %} */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** An accuracy, which some tables hold in per cent. */
  static String accuracy(double value) {
    return percent(value > 1 ? value / 100 : value);
  }

  /** A percentage, or the range that it is known to lie in. */
  static String share(Share share) {
    var least = percent(share.least());
    var greatest = percent(share.greatest());
    if (least.equals(greatest)) {
      return share.least() > 0 && least.equals(percent(0)) ? "< 0.01 %" : percent(share.value());
    }
    return least.replace(" %", "") + " – " + greatest;
  }

  /** {@code 388,122,848} */
  static String count(long number) {
    return count(BigInteger.valueOf(number));
  }

  static String count(BigInteger number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 7.3 s}, {@code 1:23}, {@code 2:01:23} */
  static String duration(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** {@code 1.250 ms} */
  static String milliseconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f ms", 1e3 * seconds);
  }

  /** Four digits, or whole. */
  static String figure(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
