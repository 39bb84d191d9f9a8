package dev.nasc.syntax;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Files, declarations and entries; {@link ExpressionBuilder} does what stands inside them. */
final class AstBuilder {
  private final Span region;
  private final ExpressionBuilder expressions;

  /**
   * @param region what is parsed; the tokens count from where it begins
   */
  AstBuilder(Span region) {
    this.region = region;
    this.expressions = new ExpressionBuilder(this);
  }

  /** What stands at the margin; what could not be read at all is left out. */
  List<Item> items(NasParser.FileContext file) {
    var items = new ArrayList<Item>();
    for (var item : file.item()) {
      item(item).ifPresent(items::add);
    }
    return items;
  }

  private Optional<Item> item(NasParser.ItemContext item) {
    if (item.imports() != null) {
      return item(item.imports());
    } else if (item.let() != null) {
      return Optional.of(let(item.let()));
    }
    return Optional.ofNullable(item.declaration()).map(this::declaration);
  }

  Expression expression(NasParser.@Nullable ExprContext context) {
    return expressions.build(context);
  }

  /** The entries of a body; what could not be read at all is left out. */
  List<Item> entries(NasParser.BodyContext body) {
    var items = new ArrayList<Item>();
    for (var entry : body.entry()) {
      entry(entry).ifPresent(items::add);
    }
    return items;
  }

  private Optional<Item> entry(NasParser.EntryContext entry) {
    if (entry.let() != null) {
      return Optional.of(let(entry.let()));
    }
    if (entry.declaration() != null) {
      return Optional.of(declaration(entry.declaration()));
    }
    if (entry.REQUIRE() != null || entry.MAXIMIZE() != null || entry.MINIMIZE() != null) {
      var word = Item.Statement.Word.valueOf(entry.getStart().getText().toUpperCase(Locale.ROOT));
      var values = entry.expr().stream().map(expressions::build).toList();
      return Optional.of(new Item.Statement(word, values, span(entry)));
    }
    if (entry.name() != null) {
      var value = expressions.build(entry.expr().isEmpty() ? null : entry.expr(0), after(entry));
      return Optional.of(new Item.Labelled(identifier(entry.name()), value, span(entry)));
    }
    if (entry.expr().isEmpty()) {
      return Optional.empty();
    }
    var value = expressions.build(entry.expr(0));
    boolean decides = entry.ASSIGN() != null;
    var decision =
        decides
            ? Optional.of(
                expressions.build(entry.expr().size() > 1 ? entry.expr(1) : null, after(entry)))
            : Optional.<Expression>empty();
    return Optional.of(new Item.Step(value, decision, span(entry)));
  }

  private Optional<Item> item(NasParser.ImportsContext context) {
    if (context.STRING() != null) {
      return Optional.of(
          new Item.Import(unquoted(context.STRING().getSymbol()), true, span(context)));
    }
    if (context.NAME().isEmpty()) {
      return Optional.empty();
    }
    var name = String.join(".", context.NAME().stream().map(part -> part.getText()).toList());
    return Optional.of(new Item.Import(name, false, span(context)));
  }

  private Item.Let let(NasParser.LetContext context) {
    var name =
        context.NAME() == null
            ? new Identifier("", after(context))
            : new Identifier(context.NAME().getText(), span(context.NAME().getSymbol()));
    return new Item.Let(
        name,
        parameters(context.params()),
        expressions.build(context.expr(), after(context)),
        Documentation.above(span(context.getStart())),
        span(context));
  }

  private Item.Declaration declaration(NasParser.DeclarationContext context) {
    var kind = Item.Kind.valueOf(context.kind().getText().toUpperCase(Locale.ROOT));
    var name =
        context.NAME().isEmpty()
            ? new Identifier("", after(context.kind()))
            : new Identifier(context.NAME(0).getText(), span(context.NAME(0).getSymbol()));
    return new Item.Declaration(
        kind,
        name,
        parameters(context.params()),
        of(context),
        value(context),
        Documentation.above(span(context.getStart())),
        span(context));
  }

  private Optional<Expression.Path> of(NasParser.DeclarationContext context) {
    if (context.OF() == null || context.NAME().size() < 2) {
      return Optional.empty();
    }
    var token = context.NAME(1).getSymbol();
    var place = span(token);
    var arguments = Optional.ofNullable(context.args()).map(expressions::arguments);
    var whole = context.args() == null ? place : place.to(span(context.args()));
    var segment =
        new Expression.Segment.Name(new Identifier(token.getText(), place), arguments, whole);
    return Optional.of(new Expression.Path(List.of(segment), Optional.empty(), whole));
  }

  private Optional<Expression> value(NasParser.DeclarationContext context) {
    if (context.body() != null) {
      return Optional.of(expressions.braces(context.body()));
    }
    return context.ASSIGN() == null
        ? Optional.empty()
        : Optional.of(expressions.build(context.expr(), after(context)));
  }

  private List<Item.Parameter> parameters(NasParser.@Nullable ParamsContext context) {
    if (context == null) {
      return List.of();
    }
    return context.param().stream()
        .filter(param -> param.name() != null)
        .map(
            param ->
                new Item.Parameter(
                    identifier(param.name()),
                    Optional.ofNullable(param.expr()).map(expressions::build),
                    span(param)))
        .toList();
  }

  Identifier identifier(NasParser.NameContext context) {
    return new Identifier(context.getText(), span(context));
  }

  Span span(Token token) {
    return Parser.span(region, token);
  }

  Span span(ParserRuleContext context) {
    var start = span(context.getStart());
    Token stop = context.getStop();
    return stop == null || stop.getStopIndex() < context.getStart().getStartIndex()
        ? start
        : start.to(span(stop));
  }

  /** The empty place right behind a context: where something is missing. */
  Span after(ParserRuleContext context) {
    var whole = span(context);
    return whole.file().span(whole.end(), whole.end());
  }

  static String unquoted(Token string) {
    return string.getText().substring(1, string.getText().length() - 1);
  }
}
