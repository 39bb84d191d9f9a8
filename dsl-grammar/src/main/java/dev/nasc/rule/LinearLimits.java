package dev.nasc.rule;

import dev.nasc.model.Formula;
import dev.nasc.model.Linear;
import dev.nasc.model.Measure;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Limit;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Optional;

/** A comparison as a limit on a cost or on a sum of costs, where it is one. */
final class LinearLimits {
  private LinearLimits() {}

  /** Empty where the formula is no single comparison, or of accuracy. */
  static Optional<Limit> of(Formula formula) {
    if (!(formula instanceof Formula.Calculation comparison) || comparison.operands().size() != 2) {
      return Optional.empty();
    }
    if (!formula.figures().stream().allMatch(LinearLimits::isCost)) {
      return Optional.empty();
    }
    var left = Linear.of(comparison.operands().get(0));
    var right = Linear.of(comparison.operands().get(1));
    if (left.isEmpty()
        || right.isEmpty()
        || formula.figures().stream().anyMatch(LinearLimits::isLatency)) {
      return comparison.operator() == Term.Operator.OR
          ? Optional.empty()
          : Optional.of(new Constraint.Priced(formula));
    }
    var difference = left.get().plus(right.get().times(Rational.of(-1)));
    return limit(difference, comparison.operator());
  }

  private static boolean isCost(Formula.Figure figure) {
    return isLatency(figure)
        || (figure instanceof Formula.Measured measured && measured.measure().isCost());
  }

  /** No walk bounds it. */
  private static boolean isLatency(Formula.Figure figure) {
    return figure instanceof Formula.Latency
        || (figure instanceof Formula.Measured measured && measured.measure() == Measure.LATENCY);
  }

  private static Optional<Limit> limit(Linear difference, Term.Operator operator) {
    if (difference.isConstant()) {
      return Optional.empty();
    }
    var only = difference.factors().entrySet().iterator().next();
    boolean alone =
        difference.factors().size() == 1 && ((Formula.Measured) only.getKey()).part().isEmpty();
    return alone
        ? bound((Formula.Measured) only.getKey(), only.getValue(), difference.constant(), operator)
        : mix(difference, operator);
  }

  private static Optional<Limit> bound(
      Formula.Measured figure, Rational factor, Rational constant, Term.Operator operator) {
    double limit = constant.negate().dividedBy(factor).toDouble();
    var turned = factor.compareTo(Rational.ZERO) < 0 ? mirrored(operator) : operator;
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    var measure = figure.measure();
    return switch (turned) {
      case LE -> Optional.of(new Constraint.Bound(measure, low, limit));
      case GE -> Optional.of(new Constraint.Bound(measure, limit, high));
      case LT -> Optional.of(new Constraint.Bound(measure, low, Math.nextDown(limit)));
      case GT -> Optional.of(new Constraint.Bound(measure, Math.nextUp(limit), high));
      case EQ -> Optional.of(new Constraint.Bound(measure, limit, limit));
      default -> Optional.empty();
    };
  }

  private static Term.Operator mirrored(Term.Operator operator) {
    return switch (operator) {
      case LE -> Term.Operator.GE;
      case GE -> Term.Operator.LE;
      case LT -> Term.Operator.GT;
      case GT -> Term.Operator.LT;
      default -> operator;
    };
  }

  /** In whole numbers: costs are, and the factors become so by their common denominator. */
  private static Optional<Limit> mix(Linear difference, Term.Operator operator) {
    var common = difference.constant().denominator();
    for (var factor : difference.factors().values()) {
      common = lcm(common, factor.denominator());
    }
    try {
      var factors = new HashMap<Formula.Measured, Long>();
      for (var entry : difference.factors().entrySet()) {
        factors.put((Formula.Measured) entry.getKey(), scaled(entry.getValue(), common));
      }
      long limit = Math.negateExact(scaled(difference.constant(), common));
      return switch (operator) {
        case LE -> Optional.of(new Constraint.Mix(factors, Long.MIN_VALUE, limit));
        case GE -> Optional.of(new Constraint.Mix(factors, limit, Long.MAX_VALUE));
        case LT -> Optional.of(new Constraint.Mix(factors, Long.MIN_VALUE, limit - 1));
        case GT -> Optional.of(new Constraint.Mix(factors, limit + 1, Long.MAX_VALUE));
        case EQ -> Optional.of(new Constraint.Mix(factors, limit, limit));
        default -> Optional.empty();
      };
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  private static BigInteger lcm(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  private static long scaled(Rational value, BigInteger common) {
    return value.numerator().multiply(common.divide(value.denominator())).longValueExact();
  }
}
