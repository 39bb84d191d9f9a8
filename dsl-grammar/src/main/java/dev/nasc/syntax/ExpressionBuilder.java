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
import org.antlr.v4.runtime.Token;
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
    var value = flow(context.flow(0), context);
    if (context.THEN() != null) {
      var rest = flow(context.flow(1), context);
      var last = context.flow(context.flow().size() - 1);
      value =
          new Expression.FirstRest(
              value, rest, builder.span(context.flow(0)).to(builder.span(last)));
    }
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

  private Expression flow(NasParser.@Nullable FlowContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var value = test(context.test(0), context);
    for (int i = 1; i <= context.ARROW().size(); i++) {
      var to = test(context.test(i), context);
      value = new Expression.Arrow(value, to, value.span().to(to.span()));
    }
    return value;
  }

  private Expression test(NasParser.@Nullable TestContext context, ParserRuleContext around) {
    return context == null
        ? missing(around)
        : Operators.read(
            context, builder, it -> comparison((NasParser.ComparisonContext) it, context));
  }

  private Expression comparison(
      NasParser.@Nullable ComparisonContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var left = range(context.range(0), context);
    if (context.getChildCount() < 2 || !(context.getChild(1) instanceof TerminalNode operator)) {
      return left;
    }
    var right = range(context.range(1), context);
    var span = left.span().to(right.span());
    return new Expression.Binary(Operator.of(operator.getText()), left, right, span);
  }

  private Expression range(NasParser.@Nullable RangeContext context, ParserRuleContext around) {
    if (context == null) {
      return missing(around);
    }
    var low = sum(context.sum(0), context);
    if (context.RANGE() == null) {
      return low;
    }
    var high = sum(context.sum(1), context);
    var step =
        context.BY() == null
            ? Optional.<Expression>empty()
            : Optional.of(sum(context.sum(2), context));
    return new Expression.Range(low, high, step, builder.span(context));
  }

  private Expression sum(NasParser.@Nullable SumContext context, ParserRuleContext around) {
    return context == null
        ? missing(around)
        : Operators.read(context, builder, it -> postfix((NasParser.PostfixContext) it));
  }

  private Expression postfix(NasParser.PostfixContext context) {
    var first = context.getChildCount() == 0 ? null : context.getChild(0);
    if (first instanceof NasParser.PathContext path) {
      return path(path, context.body(), builder.span(context));
    } else if (first instanceof NasParser.ListContext list) {
      return list(list);
    } else if (first instanceof NasParser.BodyContext body) {
      return braces(body);
    } else if (first instanceof TerminalNode word) {
      return postfix(word.getSymbol(), context);
    }
    return missing(context);
  }

  private Expression postfix(Token word, NasParser.PostfixContext context) {
    var span = builder.span(context);
    return switch (word.getType()) {
      case NasParser.ANY -> choice(context, Quantifier.ANY, span);
      case NasParser.SOME -> choice(context, Quantifier.SOME, span);
      case NasParser.NUMBER -> new Expression.NumberLiteral(word.getText(), span);
      case NasParser.STRING -> new Expression.StringLiteral(AstBuilder.unquoted(word), span);
      case NasParser.TRUE -> new Expression.BooleanLiteral(true, span);
      case NasParser.FALSE -> new Expression.BooleanLiteral(false, span);
      default -> context.expr() == null ? missing(context) : build(context.expr());
    };
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
    var arguments = new ArrayList<Argument>();
    for (var child : context.children) {
      if (child instanceof NasParser.ArgContext arg) {
        var label = Optional.ofNullable(arg.name()).map(builder::identifier);
        var value = build(arg.expr(), builder.after(arg));
        arguments.add(new Argument(label, value, builder.span(arg)));
      }
    }
    return arguments;
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

  private Expression missing(ParserRuleContext around) {
    return new Expression.Missing(builder.after(around));
  }

  private Span span(TerminalNode node) {
    return builder.span(node.getSymbol());
  }
}
