package dev.nasc.explore;

import dev.nasc.model.Formula;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Calculation with figures that are not known yet: it yields a formula, and checks the units. */
final class Symbols {
  private Symbols() {}

  static boolean isSymbolic(Value value) {
    return value instanceof Value.Symbolic;
  }

  /** The formula of an operator, or empty where it does not take these. */
  static Optional<Value> calculate(Term.Operator operator, List<Value> operands) {
    var formulas = operands.stream().map(Symbols::formula).toList();
    if (formulas.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var all = formulas.stream().flatMap(Optional::stream).toList();
    return unit(operator, all)
        .map(unit -> new Value.Symbolic(new Formula.Calculation(operator, all, unit)));
  }

  /** {@code low <= value and value <= high}. */
  static Optional<Value> between(Value value, Value low, Value high) {
    var least = calculate(Term.Operator.GE, List.of(value, low));
    var greatest = calculate(Term.Operator.LE, List.of(value, high));
    return least.isEmpty() || greatest.isEmpty()
        ? Optional.empty()
        : calculate(Term.Operator.AND, List.of(least.get(), greatest.get()));
  }

  /** A function of the library on formulas, all of them plain numbers. */
  static Value apply(String function, List<Value> arguments) {
    return new Value.Symbolic(
        new Formula.Applied(
            function, arguments.stream().map(it -> formula(it).orElseThrow()).toList()));
  }

  static Optional<Formula> formula(Value value) {
    if (value instanceof Value.Symbolic symbolic) {
      return Optional.of(symbolic.formula());
    }
    if (value instanceof Value.Quantity number) {
      return Optional.of(new Formula.Constant(number.amount(), number.unit()));
    }
    return value instanceof Value.Bool bool
        ? Optional.of(
            new Formula.Calculation(
                Term.Operator.EQ,
                List.of(
                    new Formula.Constant(Rational.ONE, Unit.NONE),
                    new Formula.Constant(Rational.of(bool.value() ? 1 : 0), Unit.NONE)),
                Unit.NONE))
        : Optional.empty();
  }

  /** What the result counts, or empty where units or truths do not fit the operator. */
  private static Optional<Unit> unit(Term.Operator operator, List<Formula> operands) {
    var a = operands.get(0);
    var b = operands.get(operands.size() - 1);
    boolean logic =
        operator == Term.Operator.AND
            || operator == Term.Operator.OR
            || operator == Term.Operator.NOT;
    if (a.isTruth() != logic || b.isTruth() != logic) {
      return Optional.empty();
    }
    boolean fits =
        switch (operator) {
          case AND, OR, NOT, NEGATE -> true;
          case PLUS, MINUS -> a.unit() == b.unit();
          case LT, LE, GT, GE, EQ, NE -> a.unit() == b.unit() || isBytes(a, b);
          case TIMES -> a.unit() == Unit.NONE || b.unit() == Unit.NONE;
          case DIVIDE -> b.unit() == Unit.NONE || a.unit() == b.unit();
          case POWER -> a.unit() == Unit.NONE && b.unit() == Unit.NONE;
          case IN -> false;
        };
    var unit =
        switch (operator) {
          case PLUS, MINUS, NEGATE -> a.unit();
          case TIMES -> a.unit() == Unit.NONE ? b.unit() : a.unit();
          case DIVIDE -> a.unit() == b.unit() ? Unit.NONE : a.unit();
          default -> Unit.NONE;
        };
    return fits ? Optional.of(unit) : Optional.empty();
  }

  /** The name of the measure says bytes, so a plain number beside it is a number of bytes. */
  private static boolean isBytes(Formula a, Formula b) {
    return EnumSet.of(a.unit(), b.unit()).equals(EnumSet.of(Unit.BYTES, Unit.NONE));
  }
}
