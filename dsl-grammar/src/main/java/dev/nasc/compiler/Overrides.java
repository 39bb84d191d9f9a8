package dev.nasc.compiler;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Argument;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts {@code --set KEY=VALUE} into the syntax tree, as if the file said so: {@code recipe.field},
 * {@code phase.argument}, or a part of the searches such as {@code seed}.
 */
final class Overrides {
  private final String key;
  private final Expression value;
  private boolean found;

  private Overrides(String key, Expression value) {
    this.key = key;
    this.value = value;
  }

  static SyntaxTree apply(SyntaxTree tree, Map<String, String> overrides, Findings findings) {
    var changed = tree;
    for (var override : overrides.entrySet()) {
      var text = new SourceFile("--set " + override.getKey(), override.getValue());
      var value = Parser.expression(text);
      if (value.isEmpty()) {
        findings.add(
            DiagnosticCode.SYNTAX,
            text.span(0, text.text().length()),
            "`" + text.text() + "`",
            "a value");
        continue;
      }
      var one = new Overrides(override.getKey(), value.get());
      changed = new SyntaxTree(changed.file(), one.items(changed.items()));
      if (!one.found) {
        findings.add(
            Diagnostic.of(
                    DiagnosticCode.UNKNOWN_OVERRIDE,
                    tree.file().span(0, 0),
                    override.getKey() + "=" + override.getValue())
                .hint("Write `recipe.field`, `phase.argument`, `seed` or `device`."));
      }
    }
    return changed;
  }

  private List<Item> items(List<Item> items) {
    return items.stream().map(this::item).toList();
  }

  private Item item(Item item) {
    if (!(item instanceof Item.Declaration declaration)
        || declaration.value().isEmpty()
        || !(declaration.value().get() instanceof Expression.Braces braces)) {
      return item;
    }
    return switch (declaration.kind()) {
      case RECIPE ->
          key.startsWith(declaration.name().text() + ".")
              ? with(
                  declaration, set(braces, key.substring(declaration.name().text().length() + 1)))
              : item;
      case SEARCH -> with(declaration, search(braces));
      case BLOCK, CELL, SPACE, ARCHITECTURE, OPERATION -> item;
    };
  }

  private static Item with(Item.Declaration of, Expression value) {
    return new Item.Declaration(
        of.kind(),
        of.name(),
        of.parameters(),
        of.of(),
        Optional.of(value),
        of.documentation(),
        of.span());
  }

  /** Sets an entry, or adds it. */
  private Expression.Braces set(Expression.Braces braces, String label) {
    found = true;
    var items = new ArrayList<Item>();
    boolean there = false;
    for (var item : braces.items()) {
      if (item instanceof Item.Labelled labelled && labelled.label().text().equals(label)) {
        items.add(new Item.Labelled(labelled.label(), value, labelled.span()));
        there = true;
      } else {
        items.add(item);
      }
    }
    if (!there) {
      items.add(new Item.Labelled(new Identifier(label, value.span()), value, value.span()));
    }
    return new Expression.Braces(items, braces.span());
  }

  private Expression.Braces search(Expression.Braces braces) {
    if (key.equals("seed") || key.equals("device") || key.equals("data")) {
      return set(braces, key);
    }
    var items = new ArrayList<Item>();
    for (var item : braces.items()) {
      items.add(
          item instanceof Item.Step step && step.value() instanceof Expression.Path path
              ? new Item.Step(strategy(path), step.decision(), step.span())
              : item);
    }
    return new Expression.Braces(items, braces.span());
  }

  private Expression.Path strategy(Expression.Path path) {
    return new Expression.Path(path.segments(), path.body().map(this::phases), path.span());
  }

  private Expression.Braces phases(Expression.Braces braces) {
    var items = new ArrayList<Item>();
    for (var item : braces.items()) {
      items.add(
          item instanceof Item.Labelled phase
                  && key.startsWith(phase.label().text() + ".")
                  && phase.value() instanceof Expression.Path path
              ? new Item.Labelled(
                  phase.label(),
                  phase(path, key.substring(phase.label().text().length() + 1)),
                  phase.span())
              : item);
    }
    return new Expression.Braces(items, braces.span());
  }

  private Expression phase(Expression.Path path, String argument) {
    if (!(path.segments().get(0) instanceof Segment.Name call)) {
      return path;
    }
    found = true;
    var arguments = new ArrayList<Argument>();
    boolean there = false;
    for (var given : call.arguments().orElse(List.of())) {
      boolean same = given.label().map(Identifier::text).orElse("").equals(argument);
      arguments.add(same ? new Argument(given.label(), value, given.span()) : given);
      there |= same;
    }
    Span span = value.span();
    if (!there) {
      arguments.add(new Argument(Optional.of(new Identifier(argument, span)), value, span));
    }
    var segments = new ArrayList<>(path.segments());
    segments.set(0, new Segment.Name(call.name(), Optional.of(arguments), call.span()));
    return new Expression.Path(segments, path.body(), path.span());
  }
}
