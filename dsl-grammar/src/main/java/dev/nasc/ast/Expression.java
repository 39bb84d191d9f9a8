package dev.nasc.ast;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/** Whatever yields something: a value, a tensor, a block. */
public sealed interface Expression {
  Span span();

  /** {@code a if test else b}; without {@code else}, nothing where the test fails. */
  record Conditional(Expression value, Expression test, Optional<Expression> otherwise, Span span)
      implements Expression {}

  /** {@code first then rest}. */
  record FirstRest(Expression first, Expression rest, Span span) implements Expression {}

  /** {@code from -> to}. */
  record Arrow(Expression from, Expression to, Span span) implements Expression {}

  record Binary(Operator operator, Expression left, Expression right, Span span)
      implements Expression {}

  /** {@code -x} or {@code not x}. */
  record Unary(Operator operator, Expression operand, Span span) implements Expression {}

  /** {@code low..high by step}. */
  record Range(Expression low, Expression high, Optional<Expression> step, Span span)
      implements Expression {}

  /** A name or a call, its members and indices, and the body it may take as its last argument. */
  record Path(List<Segment> segments, Optional<Braces> body, Span span) implements Expression {
    public Path {
      segments = List.copyOf(segments);
    }

    /** The one name it consists of, where it is no more than that. */
    public Optional<Identifier> plainName() {
      return segments.size() == 1
              && body.isEmpty()
              && segments.get(0) instanceof Segment.Name name
              && name.arguments().isEmpty()
          ? Optional.of(name.name())
          : Optional.empty();
    }
  }

  /** A number with its unit, as typed: {@code 400M}, {@code 2.5%}. */
  record NumberLiteral(String text, Span span) implements Expression {}

  /** What stands between the quotes. */
  record StringLiteral(String text, Span span) implements Expression {}

  record BooleanLiteral(boolean value, Span span) implements Expression {}

  record ListLiteral(List<Expression> elements, Span span) implements Expression {
    public ListLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** {@code any(a, b)}, {@code some(a, b)}. */
  record Choice(Quantifier quantifier, List<Argument> options, Span span) implements Expression {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** {@code any 2 of list}, {@code some of list}. */
  record ChoiceOf(Quantifier quantifier, Optional<Expression> count, Expression source, Span span)
      implements Expression {}

  /** {@code { a; b }}. */
  record Braces(List<Item> items, Span span) implements Expression {
    public Braces {
      items = List.copyOf(items);
    }
  }

  /** Where something should stand and does not; the parser has said so. */
  record Missing(Span span) implements Expression {}

  /** {@code kernel: 3}, or {@code 3} without a label. */
  record Argument(Optional<Identifier> label, Expression value, Span span) {}

  /** One link of a path. */
  sealed interface Segment {
    Span span();

    /** A name, or a call where parentheses follow. */
    record Name(Identifier name, Optional<List<Argument>> arguments, Span span)
        implements Segment {}

    record Index(Expression index, Span span) implements Segment {}

    /** {@code [*]}. */
    record Star(Span span) implements Segment {}
  }

  /** Decide one option, or any subset. */
  enum Quantifier {
    ANY,
    SOME
  }

  /** Operators by their spelling. */
  enum Operator {
    OR("or"),
    AND("and"),
    NOT("not"),
    EQ("=="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    IN("in"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    POWER("^");

    private final String spelling;

    Operator(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }

    public static Operator of(String spelling) {
      for (Operator operator : values()) {
        if (operator.spelling.equals(spelling)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(spelling);
    }
  }
}
