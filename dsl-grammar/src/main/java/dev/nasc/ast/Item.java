package dev.nasc.ast;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/** What may stand in a file or in a body. */
public sealed interface Item {
  Span span();

  /** {@code import std.mobile} or {@code import "cells.nas"}. */
  record Import(String name, boolean quoted, Span span) implements Item {}

  /**
   * {@code let w(c) = round(c * width, to: 8)}.
   *
   * @param parameters empty where it is a plain value
   */
  record Let(
      Identifier name,
      List<Parameter> parameters,
      Expression value,
      String documentation,
      Span span)
      implements Item {
    public Let {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * {@code space darts(c = 16) { … }}, {@code block skip(stride = 1) = …}, {@code architecture a of
   * s(1) { … }}.
   *
   * @param of after {@code of}
   * @param value after {@code =}, or the body
   * @param documentation the {@code ///} lines above, without the slashes
   */
  record Declaration(
      Kind kind,
      Identifier name,
      List<Parameter> parameters,
      Optional<Expression.Path> of,
      Optional<Expression> value,
      String documentation,
      Span span)
      implements Item {
    public Declaration {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code require a, b}, {@code maximize accuracy}. */
  record Statement(Word word, List<Expression> expressions, Span span) implements Item {
    /** The three statements. */
    public enum Word {
      REQUIRE,
      MAXIMIZE,
      MINIMIZE
    }

    public Statement {
      expressions = List.copyOf(expressions);
    }
  }

  /** {@code s1: stage(32, 2, 2)}. */
  record Labelled(Identifier label, Expression value, Span span) implements Item {}

  /** {@code conv_bn(32)}, or in an architecture {@code s1.kernel = [7, 3]}. */
  record Step(Expression value, Optional<Expression> decision, Span span) implements Item {}

  /** {@code c = 16} in the parentheses of a declaration. */
  record Parameter(Identifier name, Optional<Expression> fallback, Span span) {}

  /** The seven soft words that declare. */
  enum Kind {
    BLOCK,
    CELL,
    SPACE,
    ARCHITECTURE,
    RECIPE,
    SEARCH,
    OPERATION;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
