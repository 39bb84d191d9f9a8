package dev.nasc.explore;

import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import java.util.List;
import java.util.function.Function;

/** Arithmetic, comparison and logic on values, with units. */
final class Calculator {
  private Calculator() {}

  static Value calculate(Term.Calculation calculation, Function<Term, Value> evaluate) {
    var left = evaluate.apply(calculation.operands().get(0));
    switch (calculation.operator()) {
      case AND, OR -> {
        boolean and = calculation.operator() == Term.Operator.AND;
        boolean first = truth(calculation, left, left);
        return first != and
            ? left
            : new Value.Bool(
                truth(calculation, evaluate.apply(calculation.operands().get(1)), left));
      }
      case NOT -> {
        return new Value.Bool(!truth(calculation, left, left));
      }
      case NEGATE -> {
        var number = number(calculation, left, left);
        return new Value.Quantity(number.amount().negate(), number.unit());
      }
      case IN -> {
        return in(calculation, left, evaluate);
      }
      default -> {
        return binary(calculation, left, evaluate.apply(calculation.operands().get(1)));
      }
    }
  }

  private static Value in(
      Term.Calculation calculation, Value left, Function<Term, Value> evaluate) {
    if (calculation.operands().get(1) instanceof Term.Range range) {
      var number = number(calculation, left, left);
      var low = number(calculation, left, evaluate.apply(range.low()));
      var high = number(calculation, left, evaluate.apply(range.high()));
      return new Value.Bool(
          number.amount().compareTo(low.amount()) >= 0
              && number.amount().compareTo(high.amount()) <= 0);
    }
    var list = evaluate.apply(calculation.operands().get(1));
    if (list instanceof Value.ListOf elements) {
      return new Value.Bool(elements.elements().contains(left));
    }
    throw wrong(calculation, left, list);
  }

  private static Value binary(Term.Calculation calculation, Value left, Value right) {
    switch (calculation.operator()) {
      case EQ -> {
        return new Value.Bool(left.equals(right));
      }
      case NE -> {
        return new Value.Bool(!left.equals(right));
      }
      default -> {}
    }
    if (left instanceof Value.ListOf list && calculation.operator() == Term.Operator.MINUS) {
      return without(list, right);
    }
    if (!(left instanceof Value.Quantity a) || !(right instanceof Value.Quantity b)) {
      throw wrong(calculation, left, right);
    }
    return switch (calculation.operator()) {
      case LT, LE, GT, GE -> new Value.Bool(compare(calculation, a, b));
      case PLUS, MINUS -> added(calculation, a, b);
      default -> scaled(calculation, a, b);
    };
  }

  /** A list without an element, or without those of another list. */
  private static Value without(Value.ListOf list, Value right) {
    var gone = right instanceof Value.ListOf others ? others.elements() : List.of(right);
    return new Value.ListOf(
        list.elements().stream().filter(element -> !gone.contains(element)).toList());
  }

  private static boolean compare(Term.Calculation calculation, Value.Quantity a, Value.Quantity b) {
    if (a.unit() != b.unit()) {
      throw wrong(calculation, a, b);
    }
    int order = a.amount().compareTo(b.amount());
    return switch (calculation.operator()) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      default -> order >= 0;
    };
  }

  private static Value added(Term.Calculation calculation, Value.Quantity a, Value.Quantity b) {
    if (a.unit() != b.unit()) {
      throw wrong(calculation, a, b);
    }
    boolean plus = calculation.operator() == Term.Operator.PLUS;
    return exact(
        calculation,
        a,
        b,
        () -> plus ? a.amount().plus(b.amount()) : a.amount().minus(b.amount()),
        a.unit());
  }

  private static Value scaled(Term.Calculation calculation, Value.Quantity a, Value.Quantity b) {
    boolean plainLeft = a.unit() == Unit.NONE;
    boolean plainRight = b.unit() == Unit.NONE;
    return switch (calculation.operator()) {
      case TIMES -> {
        if (!plainLeft && !plainRight) {
          throw wrong(calculation, a, b);
        }
        var unit = plainLeft ? b.unit() : a.unit();
        yield exact(calculation, a, b, () -> a.amount().times(b.amount()), unit);
      }
      case DIVIDE -> {
        if (!plainRight && a.unit() != b.unit()) {
          throw wrong(calculation, a, b);
        }
        var unit = plainRight ? a.unit() : Unit.NONE;
        yield exact(calculation, a, b, () -> a.amount().dividedBy(b.amount()), unit);
      }
      default -> {
        if (!plainLeft || !plainRight || !b.amount().isInt()) {
          throw wrong(calculation, a, b);
        }
        yield exact(calculation, a, b, () -> a.amount().power(b.amount().toInt()), Unit.NONE);
      }
    };
  }

  private interface Result {
    Rational get();
  }

  private static Value exact(
      Term.Calculation calculation, Value a, Value b, Result result, Unit unit) {
    try {
      return new Value.Quantity(result.get(), unit);
    } catch (ArithmeticException impossible) {
      throw wrong(calculation, a, b);
    }
  }

  private static boolean truth(Term.Calculation calculation, Value value, Value other) {
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    throw wrong(calculation, value, other);
  }

  private static Value.Quantity number(Term.Calculation calculation, Value value, Value other) {
    if (value instanceof Value.Quantity number) {
      return number;
    }
    throw wrong(calculation, value, other);
  }

  private static Fault wrong(Term.Calculation calculation, Value left, Value right) {
    return Fault.of(
        Problem.What.WRONG_OPERANDS,
        calculation,
        spelling(calculation.operator()),
        left.words(),
        right.words());
  }

  private static String spelling(Term.Operator operator) {
    return switch (operator) {
      case OR -> "or";
      case AND -> "and";
      case NOT -> "not";
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
      case IN -> "in";
      case PLUS -> "+";
      case MINUS, NEGATE -> "-";
      case TIMES -> "*";
      case DIVIDE -> "/";
      case POWER -> "^";
    };
  }
}
