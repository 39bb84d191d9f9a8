package dev.nasc.explore;

import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions on numbers that the library declares as {@code native: function}. */
final class Functions {
  private static final Rational HALF = new Rational(BigInteger.ONE, BigInteger.TWO);

  private Functions() {}

  static Value call(Term.Use use, Map<String, Value> arguments) {
    var name = use.target().name();
    for (var argument : arguments.values()) {
      if (Symbols.isSymbolic(argument)) {
        return Symbols.apply(name, inOrder(use, arguments));
      }
    }
    if (name.equals("same_padding")) {
      return samePadding(arguments.get("kernel"), number(arguments, "dilation"));
    }
    if (name.equals("shape")) {
      return new Value.Tensor(NativeLayers.shape(arguments), -1);
    }
    return name.equals("all_different")
        ? new Value.Bool(differ((Value.ListOf) inOrder(use, arguments).get(0)))
        : number(name, arguments, use);
  }

  private static List<Value> inOrder(Term.Use use, Map<String, Value> arguments) {
    return use.target().parameters().stream()
        .map(parameter -> Objects.requireNonNull(arguments.get(parameter.name())))
        .toList();
  }

  private static boolean differ(Value.ListOf list) {
    return new HashSet<>(list.elements()).size() == list.elements().size();
  }

  private static Value number(String name, Map<String, Value> arguments, Term at) {
    return Value.Quantity.of(
        switch (name) {
          case "round" ->
              round(number(arguments, "x"), number(arguments, "to"), number(arguments, "keep"));
          case "floor" -> number(arguments, "x").floor();
          case "ceil" -> number(arguments, "x").ceil();
          case "min" -> least(number(arguments, "a"), number(arguments, "b"));
          case "max" ->
              least(number(arguments, "a").negate(), number(arguments, "b").negate()).negate();
          case "pi" -> rounded(Math.PI, at);
          case "tan" -> rounded(Math.tan(number(arguments, "x").toDouble()), at);
          case "exp" -> rounded(Math.exp(number(arguments, "x").toDouble()), at);
          case "log" -> rounded(Math.log(number(arguments, "x").toDouble()), at);
          case "sqrt" -> rounded(Math.sqrt(number(arguments, "x").toDouble()), at);
          default -> throw new IllegalStateException(at.span() + ": no function " + name);
        });
  }

  private static Rational rounded(double value, Term at) {
    if (!Double.isFinite(value)) {
      throw Fault.of(Problem.What.OUT_OF_RANGE, at, Values.text(at), "a number", value);
    }
    return Rational.of(BigDecimal.valueOf(value));
  }

  /** ⌊d·(k − 1) / 2⌋ of a kernel's side, or of both. */
  private static Value samePadding(@Nullable Value kernel, Rational dilation) {
    if (kernel instanceof Value.ListOf sides) {
      return new Value.ListOf(
          sides.elements().stream().map(side -> samePadding(side, dilation)).toList());
    }
    var side = ((Value.Quantity) Objects.requireNonNull(kernel)).amount();
    return Value.Quantity.of(side.minus(Rational.ONE).times(dilation).times(HALF).floor());
  }

  /**
   * The nearest multiple of {@code to}, halves up, at least {@code to} where that is more than 1;
   * one multiple more where the result is less than {@code keep} of {@code x} (the rule of
   * MobileNet's {@code make_divisible}, with 90 %).
   */
  private static Rational round(Rational x, Rational to, Rational keep) {
    var rounded = x.dividedBy(to).plus(HALF).floor().times(to);
    if (to.compareTo(Rational.ONE) > 0 && rounded.compareTo(to) < 0) {
      rounded = to;
    }
    return rounded.compareTo(x.times(keep)) < 0 ? rounded.plus(to) : rounded;
  }

  private static Rational least(Rational a, Rational b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Rational number(Map<String, Value> arguments, String name) {
    if (arguments.get(name) instanceof Value.Quantity number) {
      return number.amount();
    }
    throw new IllegalStateException("no argument " + name);
  }
}
