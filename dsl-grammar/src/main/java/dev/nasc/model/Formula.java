package dev.nasc.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A calculation with figures that are known only of an architecture, or of a trained one: it stays
 * as it was written until they are. Truth is 1 or 0.
 */
public sealed interface Formula {
  /** What it counts; a comparison counts nothing. */
  Unit unit();

  /** Its value, given those of its figures. */
  double value(ToDoubleFunction<Figure> figures);

  /** The figures that it mentions. */
  Set<Figure> figures();

  /** The same calculation with its figures changed. */
  Formula with(UnaryOperator<Figure> change);

  /** What is measured of an architecture. */
  sealed interface Figure extends Formula {
    @Override
    default double value(ToDoubleFunction<Figure> figures) {
      return figures.applyAsDouble(this);
    }

    @Override
    default Set<Figure> figures() {
      return Set.of(this);
    }

    @Override
    default Formula with(UnaryOperator<Figure> change) {
      return change.apply(this);
    }

    /** Under which its value stands among those of an architecture; empty for a part. */
    Optional<Measure> recorded();
  }

  record Constant(Rational amount, Unit unit) implements Formula {
    @Override
    public double value(ToDoubleFunction<Figure> figures) {
      return amount.toDouble();
    }

    @Override
    public Set<Figure> figures() {
      return Set.of();
    }

    @Override
    public Formula with(UnaryOperator<Figure> change) {
      return this;
    }
  }

  /**
   * One measure.
   *
   * @param part the label of the step whose cost it is; empty for the whole network
   */
  record Measured(Measure measure, String part) implements Figure {
    @Override
    public Unit unit() {
      return switch (measure) {
        case ACTIVATION_BYTES -> Unit.BYTES;
        case LATENCY -> Unit.SECONDS;
        case ACCURACY, MACS, PARAMS, CROSS_ENTROPY -> Unit.NONE;
      };
    }

    @Override
    public Optional<Measure> recorded() {
      return part.isEmpty() ? Optional.of(measure) : Optional.empty();
    }
  }

  /** Seconds of a forward pass. */
  record Latency(LatencySource source) implements Figure {
    @Override
    public Unit unit() {
      return Unit.SECONDS;
    }

    @Override
    public Optional<Measure> recorded() {
      return Optional.of(Measure.LATENCY);
    }
  }

  /** An operator on formulas. */
  record Calculation(Term.Operator operator, List<Formula> operands, Unit unit) implements Formula {
    public Calculation {
      operands = List.copyOf(operands);
    }

    @Override
    public double value(ToDoubleFunction<Figure> figures) {
      double a = operands.get(0).value(figures);
      double b = operands.get(operands.size() - 1).value(figures);
      return switch (operator) {
        case PLUS -> a + b;
        case MINUS -> a - b;
        case NEGATE -> 0 - a;
        case TIMES -> a * b;
        case DIVIDE -> a / b;
        case POWER -> Math.pow(a, b);
        case LT -> truth(a < b);
        case LE -> truth(a <= b);
        case GT -> truth(a > b);
        case GE -> truth(a >= b);
        case EQ -> truth(a == b);
        case NE -> truth(a != b);
        case AND -> truth(a != 0 && b != 0);
        case OR -> truth(a != 0 || b != 0);
        case NOT -> truth(a == 0);
        case IN -> throw new IllegalStateException("`in` is two comparisons");
      };
    }

    private static double truth(boolean holds) {
      return holds ? 1 : 0;
    }

    @Override
    public Set<Figure> figures() {
      return operands.stream().flatMap(it -> it.figures().stream()).collect(Collectors.toSet());
    }

    @Override
    public Formula with(UnaryOperator<Figure> change) {
      return new Calculation(operator, operands.stream().map(it -> it.with(change)).toList(), unit);
    }
  }

  /** A function of the library on formulas. */
  record Applied(String function, List<Formula> arguments) implements Formula {
    public Applied {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Unit unit() {
      return Unit.NONE;
    }

    @Override
    public double value(ToDoubleFunction<Figure> figures) {
      double x = arguments.get(0).value(figures);
      return switch (function) {
        case "tan" -> Math.tan(x);
        case "exp" -> Math.exp(x);
        case "log" -> Math.log(x);
        case "sqrt" -> Math.sqrt(x);
        case "floor" -> Math.floor(x);
        case "ceil" -> Math.ceil(x);
        case "min" -> Math.min(x, arguments.get(1).value(figures));
        case "max" -> Math.max(x, arguments.get(1).value(figures));
        default -> throw new IllegalStateException("no function " + function);
      };
    }

    @Override
    public Set<Figure> figures() {
      return arguments.stream().flatMap(it -> it.figures().stream()).collect(Collectors.toSet());
    }

    @Override
    public Formula with(UnaryOperator<Figure> change) {
      return new Applied(function, arguments.stream().map(it -> it.with(change)).toList());
    }
  }

  /** Whether it is a comparison, or several. */
  default boolean isTruth() {
    return this instanceof Calculation calculation
        && switch (calculation.operator()) {
          case LT, LE, GT, GE, EQ, NE, AND, OR, NOT, IN -> true;
          case PLUS, MINUS, NEGATE, TIMES, DIVIDE, POWER -> false;
        };
  }

  /** Its value where all its figures are recorded; not a number where one is missing. */
  default double value(Map<Measure, Double> measures) {
    return value(
        figure ->
            figure
                .recorded()
                .map(measure -> measures.getOrDefault(measure, Double.NaN))
                .orElse(Double.NaN));
  }
}
