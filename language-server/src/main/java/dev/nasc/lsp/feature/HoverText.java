package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is said about a place.
 *
 * @param place the words that it is said about
 */
record HoverText(String markdown, Span place) {

  /**
   * @param costs what a place costs, in words
   */
  static Optional<HoverText> at(
      Analysis analysis, int offset, BiFunction<Analysis, Span, String> costs) {
    var nodes = NodesAt.find(analysis.compilation().tree(), offset);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    var writer = new Writer(analysis, nodes, offset, costs);
    var place = NodesAt.span(nodes.get(nodes.size() - 1));
    var parts = writer.parts();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new HoverText(String.join("\n\n", parts), writer.shown(place)));
  }

  private record Writer(
      Analysis analysis, List<Object> nodes, int offset, BiFunction<Analysis, Span, String> costs) {
    private Object inner(int up) {
      int at = nodes.size() - 1 - up;
      return at < 0 ? analysis : nodes.get(at);
    }

    /** A whole declaration is not marked for its keyword. */
    private Span shown(Span place) {
      return inner(0) instanceof Item.Declaration declaration ? declaration.name().span() : place;
    }

    private List<String> parts() {
      var parts = new ArrayList<String>();
      if (inner(0) instanceof Identifier name) {
        named(name, parts);
      } else if (inner(0) instanceof Item.Declaration declaration) {
        declaration(declaration, parts);
      } else if (inner(0) instanceof Item.Statement statement) {
        Words.find(statement.word().name().toLowerCase(Locale.ROOT))
            .ifPresent(word -> symbol(word, "", parts));
      } else {
        choice(parts);
      }
      if (inner(0) instanceof Identifier) {
        choice(parts);
      }
      parts.removeIf(String::isBlank);
      return parts;
    }

    private void named(Identifier name, List<String> parts) {
      var parent = inner(1);
      if (parent instanceof Item.Declaration declaration) {
        declaration(declaration, parts);
      } else if (parent instanceof Item.Let let) {
        symbol(Symbol.of(let), cost(let.span()), parts);
      } else if (parent instanceof Item.Labelled labelled) {
        label(labelled, parts);
      } else if (parent instanceof Expression.Argument argument) {
        argument(name, argument, parts);
      } else if (parent instanceof Item.Parameter) {
        parts.add(head("parameter " + name.text()));
      } else if (parent instanceof Expression.Segment.Name call) {
        var cost = cost(call.span());
        names()
            .find(name.text())
            .ifPresentOrElse(
                symbol -> symbol(symbol, (called(symbol) + "\n\n" + cost).strip(), parts),
                () -> parts.add(cost));
      }
    }

    /** What a space costs where its name is used. */
    private String called(Symbol symbol) {
      return symbol.kind().equals("space") ? space(symbol.name()) : "";
    }

    private String space(String name) {
      return analysis
          .compilation()
          .space(name)
          .map(space -> CostText.space(analysis, space))
          .orElse("");
    }

    private Names names() {
      return new Names(analysis.compilation().module(), nodes);
    }

    private void declaration(Item.Declaration declaration, List<String> parts) {
      var name = declaration.name().text();
      var cost =
          switch (declaration.kind()) {
            case SPACE -> space(name);
            case ARCHITECTURE ->
                analysis
                    .compilation()
                    .architecture(name)
                    .map(it -> architecture(it.space().cost(it.architecture())))
                    .orElse("");
            case BLOCK, CELL, RECIPE, SEARCH, OPERATION -> cost(declaration.span());
          };
      symbol(Symbol.of(declaration), cost, parts);
    }

    private static String architecture(dev.nasc.model.Cost cost) {
      return Figures.grouped(cost.macs())
          + " multiply-adds, "
          + Figures.grouped(cost.params())
          + " parameters, "
          + Figures.grouped(cost.activationBytes())
          + " activation bytes.";
    }

    /** A step of a network, a field of a recipe, a part of a search, a phase. */
    private void label(Item.Labelled labelled, List<String> parts) {
      var name = labelled.label().text();
      var field = Fields.of(nodes, name);
      if (field.isPresent()) {
        parts.add(head("field " + name));
        parts.add(Fields.words(field.get()));
        return;
      }
      parts.add(head("label " + name));
      parts.add(cost(labelled.span()));
    }

    private void argument(Identifier name, Expression.Argument argument, List<String> parts) {
      if (inner(2) instanceof Expression.Choice) {
        return; // the name of an option, of which the choice tells
      }
      parts.add(head("argument " + name.text()));
      nodes.stream()
          .filter(Expression.Segment.Name.class::isInstance)
          .map(Expression.Segment.Name.class::cast)
          .filter(call -> call.arguments().filter(all -> all.contains(argument)).isPresent())
          .findFirst()
          .flatMap(call -> names().find(call.name().text()))
          .flatMap(symbol -> Fields.named(symbol, name.text()))
          .ifPresent(parameter -> parts.add(Fields.words(parameter)));
    }

    private void choice(List<String> parts) {
      for (int up = 0; up < 3; up++) {
        boolean choice =
            inner(up) instanceof Expression.Choice || inner(up) instanceof Expression.ChoiceOf;
        if (choice) {
          parts.add(head("choice"));
          var place = NodesAt.span(inner(up));
          parts.add(ChoiceText.of(analysis, place));
          if (up > 0) {
            parts.add(OptionText.of(analysis, place, offset));
          }
          return;
        }
      }
    }

    /** What it is, what it costs here, and after that what is told of it, which may be long. */
    private void symbol(Symbol symbol, String cost, List<String> parts) {
      parts.add(head(symbol.signature()));
      parts.add(cost);
      parts.add(Markdown.prose(symbol.documentation()));
      if (!symbol.source().isEmpty()) {
        parts.add("Source: " + Markdown.plain(symbol.source()));
      }
    }

    private String cost(Span place) {
      return analysis.isReadable() ? costs.apply(analysis, place) : "";
    }

    private static String head(String words) {
      return "```nas\n" + Markdown.visible(words).replace('\n', ' ') + "\n```";
    }
  }
}
