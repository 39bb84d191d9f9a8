package dev.nasc.syntax;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Argument;
import dev.nasc.ast.Expression.Operator;
import dev.nasc.ast.Expression.Quantifier;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Identifier;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Expressions, from the loosest binding to the tightest. A broken part becomes Missing. */
final class ExpressionBuilder {
  private final AstBuilder builder;

  ExpressionBuilder(AstBuilder builder) {
    this.builder = builder;
  }

  Expression build(NasParser.@Nullable ExprContext context, Span missing) {
    return context == null ? new Expression.Missing(missing) : build(context);
  }

  Expression build(NasParser.@Nullable ExprContext context) {
    if (context == null) {
      throw new IllegalArgumentException("no expression");
    }
    var only = only(context);
    if (only.isPresent()) {
      return postfix(only.get());
    }
    var value = pair(context.pair(), context);
    if (context.IF() == null) {
      return value;
    }
    var test = test(context.test(), context);
    var otherwise = Optional.ofNullable(context.expr()).map(this::build);
    return new Expression.Conditional(value, test, otherwise, builder.span(context));
  }

  /** Most expressions are one call or number, below a context for each operator they lack. */
  private static Optional<NasParser.PostfixContext> only(ParserRuleContext context) {
    ParseTree at = context;
    while (at.getChildCount() == 1 && !(at instanceof NasParser.PostfixContext)) {
      at = at.getChild(0);
    }
    return at instanceof NasParser.PostfixContext postfix ? Optional.of(postfix) : Optional.empty();
  }

  private Expression pair(NasParser.@Nullable PairContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var first = flow(context.flow().isEmpty() ? null : context.flow(0), context);
    if (context.THEN() == null) {
      return first;
    }
    var rest = flow(context.flow().size() > 1 ? context.flow(1) : null, context);
    return new Expression.FirstRest(first, rest, builder.span(context));
  }

  private Expression flow(NasParser.@Nullable FlowContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var value = test(context.test().isEmpty() ? null : context.test(0), context);
    for (int i = 1; i <= context.ARROW().size(); i++) {
      var to = test(i < context.test().size() ? context.test(i) : null, context);
      value = new Expression.Arrow(value, to, value.span().to(to.span()));
    }
    return value;
  }

  private Expression test(NasParser.@Nullable TestContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var value = both(context.both().isEmpty() ? null : context.both(0), context);
    for (int i = 1; i <= context.OR().size(); i++) {
      var right = both(i < context.both().size() ? context.both(i) : null, context);
      value = binary(Operator.OR, value, right);
    }
    return value;
  }

  private Expression both(NasParser.@Nullable BothContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var value = negation(context.negation().isEmpty() ? null : context.negation(0), context);
    for (int i = 1; i <= context.AND().size(); i++) {
      var right = negation(i < context.negation().size() ? context.negation(i) : null, context);
      value = binary(Operator.AND, value, right);
    }
    return value;
  }

  private Expression negation(
      NasParser.@Nullable NegationContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    if (context.NOT() != null) {
      var operand = negation(context.negation(), context);
      return new Expression.Unary(Operator.NOT, operand, builder.span(context));
    }
    return comparison(context.comparison(), context);
  }

  private Expression comparison(
      NasParser.@Nullable ComparisonContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var left = range(context.range().isEmpty() ? null : context.range(0), context);
    var operator = operator(context, 1);
    if (operator.isEmpty()) {
      return left;
    }
    var right = range(context.range().size() > 1 ? context.range(1) : null, context);
    return binary(operator.get(), left, right);
  }

  private Expression range(NasParser.@Nullable RangeContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var low = sum(context.sum().isEmpty() ? null : context.sum(0), context);
    if (context.RANGE() == null) {
      return low;
    }
    var high = sum(context.sum().size() > 1 ? context.sum(1) : null, context);
    var step =
        context.BY() == null
            ? Optional.<Expression>empty()
            : Optional.of(sum(context.sum().size() > 2 ? context.sum(2) : null, context));
    return new Expression.Range(low, high, step, builder.span(context));
  }

  private Expression sum(NasParser.@Nullable SumContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    if (context.postfix() != null) {
      return postfix(context.postfix());
    }
    if (context.sum().isEmpty()) {
      return missing(context);
    }
    if (context.sum().size() == 1 && context.getChild(0) instanceof TerminalNode) {
      return new Expression.Unary(
          Operator.MINUS, sum(context.sum(0), context), builder.span(context));
    }
    var left = sum(context.sum(0), context);
    var right = sum(context.sum().size() > 1 ? context.sum(1) : null, context);
    return operator(context, 1).map(operator -> binary(operator, left, right)).orElse(left);
  }

  private Expression postfix(NasParser.PostfixContext context) {
    var span = builder.span(context);
    if (context.ANY() != null || context.SOME() != null) {
      return choice(context, context.ANY() != null ? Quantifier.ANY : Quantifier.SOME, span);
    }
    if (context.path() != null) {
      return path(context.path(), context.body(), span);
    }
    if (context.NUMBER() != null) {
      return new Expression.NumberLiteral(context.NUMBER().getText(), span);
    }
    if (context.STRING() != null) {
      return new Expression.StringLiteral(AstBuilder.unquoted(context.STRING().getSymbol()), span);
    }
    if (context.TRUE() != null || context.FALSE() != null) {
      return new Expression.BooleanLiteral(context.TRUE() != null, span);
    }
    if (context.list() != null) {
      return list(context.list());
    }
    if (context.body() != null) {
      return braces(context.body());
    }
    return context.expr() == null ? missing(context) : build(context.expr());
  }

  private Expression choice(NasParser.PostfixContext context, Quantifier quantifier, Span span) {
    if (context.args() != null) {
      return new Expression.Choice(quantifier, arguments(context.args()), span);
    }
    var count = Optional.<Expression>empty();
    if (context.NUMBER() != null) {
      var token = context.NUMBER();
      count = Optional.of(new Expression.NumberLiteral(token.getText(), span(token)));
    } else if (context.NAME() != null) {
      count = Optional.of(name(new Identifier(context.NAME().getText(), span(context.NAME()))));
    }
    return new Expression.ChoiceOf(quantifier, count, source(context), span);
  }

  private Expression source(NasParser.PostfixContext context) {
    var source = context.source();
    if (source == null) {
      return missing(context);
    }
    if (source.path() != null) {
      return path(source.path(), null, builder.span(source));
    }
    return source.list() != null ? list(source.list()) : build(source.expr(), builder.span(source));
  }

  private Expression path(
      NasParser.PathContext context, NasParser.@Nullable BodyContext body, Span span) {
    var segments = new ArrayList<Segment>();
    var children = context.children == null ? List.<ParseTree>of() : context.children;
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i) instanceof NasParser.NameContext name) {
        boolean called =
            i + 1 < children.size() && children.get(i + 1) instanceof NasParser.ArgsContext;
        segments.add(segment(name, called ? (NasParser.ArgsContext) children.get(i + 1) : null));
      } else if (children.get(i) instanceof NasParser.ExprContext index) {
        segments.add(new Segment.Index(build(index), builder.span(index)));
      } else if (children.get(i) instanceof TerminalNode node
          && node.getSymbol().getType() == NasParser.STAR) {
        segments.add(new Segment.Star(span(node)));
      }
    }
    var braces = Optional.ofNullable(body).map(this::braces);
    return segments.isEmpty() ? missing(context) : new Expression.Path(segments, braces, span);
  }

  private Segment segment(NasParser.NameContext name, NasParser.@Nullable ArgsContext args) {
    var span = args == null ? builder.span(name) : builder.span(name).to(builder.span(args));
    return new Segment.Name(
        builder.identifier(name), Optional.ofNullable(args).map(this::arguments), span);
  }

  List<Argument> arguments(NasParser.ArgsContext context) {
    return context.arg().stream()
        .map(
            arg ->
                new Argument(
                    Optional.ofNullable(arg.name()).map(builder::identifier),
                    build(arg.expr(), builder.after(arg)),
                    builder.span(arg)))
        .toList();
  }

  Expression.Braces braces(NasParser.BodyContext context) {
    return new Expression.Braces(builder.entries(context), builder.span(context));
  }

  private Expression list(NasParser.ListContext context) {
    return new Expression.ListLiteral(
        context.expr().stream().map(this::build).toList(), builder.span(context));
  }

  private static Expression name(Identifier name) {
    return new Expression.Path(
        List.of(new Segment.Name(name, Optional.empty(), name.span())),
        Optional.empty(),
        name.span());
  }

  private static Expression binary(Operator operator, Expression left, Expression right) {
    return new Expression.Binary(operator, left, right, left.span().to(right.span()));
  }

  private static Optional<Operator> operator(ParserRuleContext context, int child) {
    return context.getChildCount() > child && context.getChild(child) instanceof TerminalNode node
        ? Optional.of(Operator.of(node.getText()))
        : Optional.empty();
  }

  private Expression missing(ParserRuleContext around) {
    return new Expression.Missing(builder.after(around));
  }

  private Span span(TerminalNode node) {
    return builder.span(node.getSymbol());
  }
}
