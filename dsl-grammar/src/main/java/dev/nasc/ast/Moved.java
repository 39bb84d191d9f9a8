package dev.nasc.ast;

import dev.nasc.ast.Expression.Argument;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Trees of an earlier text as they stand in a later one, the same letters at another place. */
public final class Moved {
  private final SourceFile file;
  private final int by;

  private Moved(SourceFile file, int by) {
    this.file = file;
    this.by = by;
  }

  /**
   * Those that stand in {@code file} now.
   *
   * @param by how many UTF-16 units further on they stand in {@code file}
   */
  public static List<Item> items(List<Item> items, SourceFile file, int by) {
    var moved = new Moved(file, by);
    return each(items, moved::item);
  }

  private Item item(Item item) {
    var span = span(item.span());
    if (item instanceof Item.Import it) {
      return new Item.Import(it.name(), it.quoted(), span);
    } else if (item instanceof Item.Let it) {
      var name = identifier(it.name());
      var value = expression(it.value());
      return new Item.Let(name, parameters(it.parameters()), value, it.documentation(), span);
    } else if (item instanceof Item.Declaration it) {
      return new Item.Declaration(
          it.kind(),
          identifier(it.name()),
          parameters(it.parameters()),
          it.of().map(this::path),
          it.value().map(this::expression),
          it.documentation(),
          span);
    } else if (item instanceof Item.Statement it) {
      return new Item.Statement(it.word(), expressions(it.expressions()), span);
    } else if (item instanceof Item.Labelled it) {
      return new Item.Labelled(identifier(it.label()), expression(it.value()), span);
    } else if (item instanceof Item.Step it) {
      return new Item.Step(expression(it.value()), it.decision().map(this::expression), span);
    }
    throw new AssertionError(item);
  }

  private List<Item.Parameter> parameters(List<Item.Parameter> parameters) {
    return each(
        parameters,
        it ->
            new Item.Parameter(
                identifier(it.name()), it.fallback().map(this::expression), span(it.span())));
  }

  private Expression expression(Expression expression) {
    if (expression instanceof Expression.Path it) {
      return path(it);
    } else if (expression instanceof Expression.Braces it) {
      return braces(it);
    }
    var span = span(expression.span());
    if (expression instanceof Expression.NumberLiteral it) {
      return new Expression.NumberLiteral(it.text(), span);
    } else if (expression instanceof Expression.Arrow it) {
      return new Expression.Arrow(expression(it.from()), expression(it.to()), span);
    } else if (expression instanceof Expression.Choice it) {
      return new Expression.Choice(it.quantifier(), arguments(it.options()), span);
    } else if (expression instanceof Expression.Binary it) {
      var right = expression(it.right());
      return new Expression.Binary(it.operator(), expression(it.left()), right, span);
    } else if (expression instanceof Expression.ListLiteral it) {
      return new Expression.ListLiteral(expressions(it.elements()), span);
    } else if (expression instanceof Expression.ChoiceOf it) {
      var count = it.count().map(this::expression);
      return new Expression.ChoiceOf(it.quantifier(), count, expression(it.source()), span);
    } else if (expression instanceof Expression.StringLiteral it) {
      return new Expression.StringLiteral(it.text(), span);
    } else if (expression instanceof Expression.BooleanLiteral it) {
      return new Expression.BooleanLiteral(it.value(), span);
    } else if (expression instanceof Expression.Range it) {
      var step = it.step().map(this::expression);
      return new Expression.Range(expression(it.low()), expression(it.high()), step, span);
    } else if (expression instanceof Expression.Unary it) {
      return new Expression.Unary(it.operator(), expression(it.operand()), span);
    } else if (expression instanceof Expression.Conditional it) {
      var otherwise = it.otherwise().map(this::expression);
      var test = expression(it.test());
      return new Expression.Conditional(expression(it.value()), test, otherwise, span);
    } else if (expression instanceof Expression.FirstRest it) {
      return new Expression.FirstRest(expression(it.first()), expression(it.rest()), span);
    } else if (expression instanceof Expression.Missing) {
      return new Expression.Missing(span);
    }
    throw new AssertionError(expression);
  }

  private List<Expression> expressions(List<Expression> expressions) {
    return each(expressions, this::expression);
  }

  private Expression.Path path(Expression.Path path) {
    var segments = each(path.segments(), this::segment);
    return new Expression.Path(segments, path.body().map(this::braces), span(path.span()));
  }

  private Expression.Braces braces(Expression.Braces braces) {
    return new Expression.Braces(each(braces.items(), this::item), span(braces.span()));
  }

  private Segment segment(Segment segment) {
    var span = span(segment.span());
    if (segment instanceof Segment.Name it) {
      return new Segment.Name(identifier(it.name()), it.arguments().map(this::arguments), span);
    } else if (segment instanceof Segment.Index it) {
      return new Segment.Index(expression(it.index()), span);
    }
    return new Segment.Star(span);
  }

  private List<Argument> arguments(List<Argument> arguments) {
    return each(
        arguments,
        it ->
            new Argument(
                it.label().map(this::identifier), expression(it.value()), span(it.span())));
  }

  private Identifier identifier(Identifier name) {
    return new Identifier(name.text(), span(name.span()));
  }

  /** What streams do, in a third of the time for lists of a few. */
  private static <T> List<T> each(List<T> list, UnaryOperator<T> move) {
    if (list.size() < 2) {
      return list.isEmpty() ? list : List.of(move.apply(list.get(0)));
    }
    var moved = new ArrayList<T>(list.size());
    for (var it : list) {
      moved.add(move.apply(it));
    }
    return moved;
  }

  private Span span(Span span) {
    return file.span(span.start() + by, span.end() + by);
  }
}
