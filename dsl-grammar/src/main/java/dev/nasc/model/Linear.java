package dev.nasc.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A sum of figures, each times a number, and a number: the formulas that a walk can bound. */
public record Linear(Map<Formula.Figure, Rational> factors, Rational constant) {
  public Linear {
    factors = new LinkedHashMap<>(factors);
    factors.values().removeIf(factor -> factor.compareTo(Rational.ZERO) == 0);
  }

  /** The formula as such a sum, where it is one. */
  public static Optional<Linear> of(Formula formula) {
    if (formula instanceof Formula.Constant constant) {
      return Optional.of(new Linear(Map.of(), constant.amount()));
    }
    if (formula instanceof Formula.Figure figure) {
      return Optional.of(new Linear(Map.of(figure, Rational.ONE), Rational.ZERO));
    }
    return formula instanceof Formula.Calculation calculation
        ? calculation(calculation)
        : Optional.empty();
  }

  private static Optional<Linear> calculation(Formula.Calculation calculation) {
    var left = of(calculation.operands().get(0));
    var right = of(calculation.operands().get(calculation.operands().size() - 1));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    var a = left.get();
    var b = right.get();
    return switch (calculation.operator()) {
      case PLUS -> Optional.of(a.plus(b));
      case MINUS -> Optional.of(a.plus(b.times(Rational.of(-1))));
      case NEGATE -> Optional.of(a.times(Rational.of(-1)));
      case TIMES ->
          a.isConstant()
              ? Optional.of(b.times(a.constant))
              : b.isConstant() ? Optional.of(a.times(b.constant)) : Optional.empty();
      case DIVIDE ->
          b.isConstant() && b.constant.compareTo(Rational.ZERO) != 0
              ? Optional.of(a.times(Rational.ONE.dividedBy(b.constant)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  public Linear plus(Linear other) {
    var sum = new LinkedHashMap<>(factors);
    other.factors.forEach((figure, factor) -> sum.merge(figure, factor, Rational::plus));
    return new Linear(sum, constant.plus(other.constant));
  }

  public Linear times(Rational by) {
    var scaled = new LinkedHashMap<Formula.Figure, Rational>();
    factors.forEach((figure, factor) -> scaled.put(figure, factor.times(by)));
    return new Linear(scaled, constant.times(by));
  }

  public boolean isConstant() {
    return factors.isEmpty();
  }
}
