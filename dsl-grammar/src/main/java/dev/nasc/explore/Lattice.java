package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that {@code uniform(a, b)} and {@code log_uniform(a, b)} stand for: evenly spaced
 * ones with both ends, so that all that is asked of choices can be asked of them too (ADR 26).
 */
final class Lattice {
  /** Neighbours are closer than what a training can tell apart: 0.4 % of the range. */
  static final int POINTS = 257;

  /** Digits beyond those that tell neighbours apart. */
  private static final int MORE_DIGITS = 2;

  private Lattice() {}

  static boolean is(Term term) {
    return term instanceof Term.Use use
        && use.target() instanceof Callable.Native target
        && target.kind() == Callable.Native.Kind.DISTRIBUTION;
  }

  /**
   * The numbers in their order.
   *
   * @param use of the distribution, for messages
   */
  static List<Rational> points(Term.Use use, Rational least, Rational greatest) {
    if (least.compareTo(greatest) >= 0) {
      throw Fault.of(Problem.What.OUT_OF_RANGE, use, "greatest", "greater than " + least, greatest);
    }
    boolean logarithmic = use.target().name().startsWith("log");
    var points = new ArrayList<Rational>();
    points.add(least);
    for (int i = 1; i < POINTS - 1; i++) {
      double share = (double) i / (POINTS - 1);
      points.add(
          logarithmic
              ? geometric(least.toDouble(), greatest.toDouble(), share)
              : arithmetic(least.toDouble(), greatest.toDouble(), share));
    }
    points.add(greatest);
    return points;
  }

  private static Rational arithmetic(double least, double greatest, double share) {
    double step = (greatest - least) / (POINTS - 1);
    return rounded(least + share * (greatest - least), step);
  }

  /** Strict, so that every machine has the same numbers. */
  private static Rational geometric(double least, double greatest, double share) {
    double range = StrictMath.log(greatest) - StrictMath.log(least);
    double value = StrictMath.exp(StrictMath.log(least) + share * range);
    return rounded(value, value * range / (POINTS - 1));
  }

  private static Rational rounded(double value, double step) {
    double places = Math.max(1, Math.abs(value) / step);
    var digits = new MathContext(1 + (int) StrictMath.log10(places) + MORE_DIGITS);
    return Rational.of(new BigDecimal(value).round(digits));
  }
}
