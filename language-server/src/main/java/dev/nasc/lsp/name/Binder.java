package dev.nasc.lsp.name;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.lsp.name.Place.Body;
import dev.nasc.lsp.name.Target.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a tree once and notes what each name in it stands for. */
final class Binder {
  private final Names.OfFile file;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Map<String, Target>> fields = new HashMap<>();

  Binder(Bindings.Outside outside) {
    this.file = new Names.OfFile(outside);
  }

  List<Mention> mentions() {
    return mentions;
  }

  List<Line> lines() {
    return lines;
  }

  void file(List<Item> items) {
    items.forEach(item -> target(item, Body.NETWORK).ifPresent(file::declare));
    items.forEach(this::recipeFields);
    items.forEach(item -> item(item, Place.file(), List.of()));
  }

  /** What an item gives a name to. */
  private static Optional<Target> target(Item item, Body body) {
    if (item instanceof Item.Let it) {
      return Optional.of(Target.of(Kind.LET, it.name(), it.span(), it.parameters()));
    }
    if (item instanceof Item.Declaration it) {
      return Optional.of(Target.of(kind(it.kind()), it.name(), it.span(), it.parameters()));
    }
    return item instanceof Item.Labelled it && !it.label().text().equals("input")
        ? kind(body).map(kind -> Target.of(kind, it.label(), it.span()))
        : Optional.empty();
  }

  private static Kind kind(Item.Kind kind) {
    return switch (kind) {
      case BLOCK -> Kind.BLOCK;
      case CELL -> Kind.CELL;
      case SPACE -> Kind.SPACE;
      case ARCHITECTURE -> Kind.ARCHITECTURE;
      case RECIPE -> Kind.RECIPE;
      case SEARCH -> Kind.SEARCH;
      case OPERATION -> Kind.LAYER;
    };
  }

  /** What a label is; the parts of a search and of a graph are words of the language. */
  private static Optional<Kind> kind(Body body) {
    return switch (body) {
      case NETWORK -> Optional.of(Kind.LABEL);
      case STRATEGY -> Optional.of(Kind.PHASE);
      case RECIPE, OPERATION -> Optional.of(Kind.FIELD);
      case GRAPH, SEARCH, ARCHITECTURE -> Optional.empty();
    };
  }

  private void recipeFields(Item item) {
    if (item instanceof Item.Declaration recipe
        && recipe.kind() == Item.Kind.RECIPE
        && recipe.value().orElse(null) instanceof Expression.Braces braces) {
      var own = fields.computeIfAbsent(recipe.name().text(), it -> new HashMap<>());
      braces.items().stream()
          .flatMap(field -> target(field, Body.RECIPE).stream())
          .forEach(field -> own.putIfAbsent(field.name(), field));
    }
  }

  private void declare(Target target) {
    if (!target.name().isEmpty()) {
      mentions.add(new Mention(target.span(), target, true));
    }
  }

  private void mention(Identifier name, Optional<Target> target) {
    target.ifPresent(it -> mentions.add(new Mention(name.span(), it, false)));
  }

  /**
   * @param prefix the names of the braces around it, in an architecture
   */
  private void item(Item item, Place place, List<Identifier> prefix) {
    target(item, place.body()).ifPresent(this::declare);
    if (item instanceof Item.Let let) {
      var inner = place.in(place.body());
      parameters(let.parameters(), inner);
      expression(let.value(), inner);
    } else if (item instanceof Item.Declaration declaration) {
      declaration(declaration, place);
    } else if (item instanceof Item.Statement statement) {
      statement.expressions().forEach(it -> expression(it, place));
    } else if (item instanceof Item.Labelled labelled) {
      var inner = place.body() == Body.GRAPH ? place.in(Body.NETWORK) : place;
      expression(labelled.value(), inner.labelled(labelled.label().text()));
    } else if (item instanceof Item.Step step) {
      if (place.body() == Body.ARCHITECTURE) {
        line(step, place, prefix);
      } else {
        expression(step.value(), place);
        step.decision().ifPresent(it -> expression(it, place));
      }
    }
  }

  private void parameters(List<Item.Parameter> parameters, Place inner) {
    for (var parameter : parameters) {
      parameter.fallback().ifPresent(it -> expression(it, inner));
      var target = Target.of(Kind.PARAMETER, parameter.name(), parameter.span());
      inner.names().declare(target);
      declare(target);
    }
  }

  private void declaration(Item.Declaration it, Place place) {
    var space = it.kind() == Item.Kind.SPACE ? Optional.of(it.name().text()) : place.space();
    var inner = place.in(body(it.kind())).of(space);
    parameters(it.parameters(), inner);
    it.of().ifPresent(path -> expression(path, place.ofSpace()));
    if (it.kind() == Item.Kind.ARCHITECTURE) {
      architecture(it, inner);
    } else {
      it.value().ifPresent(value -> expression(value, inner));
    }
  }

  private static Body body(Item.Kind kind) {
    return switch (kind) {
      case BLOCK, CELL, SPACE -> Body.NETWORK;
      case ARCHITECTURE -> Body.ARCHITECTURE;
      case RECIPE -> Body.RECIPE;
      case SEARCH -> Body.SEARCH;
      case OPERATION -> Body.OPERATION;
    };
  }

  private void architecture(Item.Declaration it, Place inner) {
    var of = it.of().flatMap(path -> path.segments().stream().findFirst());
    var space =
        of.filter(Segment.Name.class::isInstance).map(name -> ((Segment.Name) name).name().text());
    if (it.value().orElse(null) instanceof Expression.Braces braces) {
      braces.items().forEach(item -> item(item, inner.of(space), List.of()));
    } else if (it.value().orElse(null) instanceof Expression.Path path) {
      path.plainName().ifPresent(name -> mention(name, file.architecture(name.text())));
    }
  }

  /** {@code s1.kernel = [7, 3]}, or {@code s1[0] { … }} with more of them. */
  private void line(Item.Step step, Place place, List<Identifier> prefix) {
    if (!(step.value() instanceof Expression.Path path)) {
      return;
    }
    var names = new ArrayList<>(prefix);
    names.addAll(names(path));
    if (path.body().isPresent()) {
      path.body().get().items().forEach(item -> item(item, place, names));
      lines.add(new Line(place.space(), names, Optional.empty()));
    } else {
      lines.add(new Line(place.space(), names, step.decision()));
    }
  }

  private static List<Identifier> names(Expression.Path path) {
    return path.segments().stream()
        .filter(Segment.Name.class::isInstance)
        .map(segment -> ((Segment.Name) segment).name())
        .toList();
  }

  private void expression(Expression expression, Place place) {
    if (expression instanceof Expression.Path path) {
      path(path, place);
    } else if (expression instanceof Expression.Braces braces) {
      braces(braces, place.in(place.body()));
    } else if (expression instanceof Expression.Choice choice) {
      choice.options().forEach(option -> option(option, place));
    } else if (expression instanceof Expression.Binary binary && compares(binary, place)) {
      var address = (Expression.Path) binary.left();
      lines.add(new Line(place.space(), names(address), Optional.of(binary.right())));
      expression(binary.left(), place);
      expression(binary.right(), place);
    } else {
      NodesAt.children(expression).forEach(child -> child(child, place));
    }
  }

  private void child(Object child, Place place) {
    if (child instanceof Expression expression) {
      expression(expression, place);
    }
  }

  /** {@code s1[0].expand == 3}: not a comparison of values, whose names are known. */
  private static boolean compares(Expression.Binary binary, Place place) {
    boolean equal =
        binary.operator() == Expression.Operator.EQ || binary.operator() == Expression.Operator.NE;
    return equal
        && binary.left() instanceof Expression.Path path
        && path.segments().get(0) instanceof Segment.Name head
        && head.arguments().isEmpty()
        && place
            .names()
            .find(head.name().text())
            .filter(found -> found.kind() != Kind.LABEL)
            .isEmpty();
  }

  private void option(Expression.Argument option, Place place) {
    option.label().ifPresent(label -> declare(Target.of(Kind.OPTION, label, option.span())));
    expression(option.value(), place);
  }

  private void braces(Expression.Braces braces, Place inner) {
    braces.items().stream()
        .flatMap(item -> target(item, inner.body()).stream())
        .forEach(inner.names()::declare);
    braces.items().forEach(item -> item(item, inner, List.of()));
  }

  private void path(Expression.Path path, Place place) {
    var head = path.segments().get(0);
    for (var segment : path.segments()) {
      if (segment instanceof Segment.Name name) {
        var target = segment == head ? find(name.name().text(), place) : Optional.<Target>empty();
        mention(name.name(), target);
        name.arguments().ifPresent(all -> all.forEach(it -> argument(it, target, place)));
      } else if (segment instanceof Segment.Index index) {
        expression(index.index(), place);
      }
    }
    if (path.segments().size() > 1) {
      lines.add(new Line(place.space(), names(path), Optional.empty()));
    }
    path.body().ifPresent(body -> body(body, path, place));
  }

  private Optional<Target> find(String name, Place place) {
    return place.names().find(name).or(() -> file.find(name, place.realms()));
  }

  private void argument(Expression.Argument argument, Optional<Target> called, Place place) {
    argument.label().ifPresent(label -> mention(label, parameter(label.text(), called)));
    var label = argument.label().map(Identifier::text).orElse("");
    expression(argument.value(), place.labelled(label));
  }

  private Optional<Target> parameter(String label, Optional<Target> called) {
    var own =
        called.stream()
            .flatMap(target -> target.parameters().stream())
            .filter(parameter -> parameter.name().equals(label))
            .findFirst();
    boolean recipe = called.filter(target -> target.kind() == Kind.RECIPE).isPresent();
    return !recipe
        ? own
        : own.or(() -> Optional.ofNullable(fields.getOrDefault(name(called), Map.of()).get(label)));
  }

  private static String name(Optional<Target> target) {
    return target.map(Target::name).orElse("");
  }

  /** The braces behind a path: what they hold follows from its name. */
  private void body(Expression.Braces braces, Expression.Path path, Place place) {
    var name = path.segments().get(0) instanceof Segment.Name head ? head.name().text() : "";
    var body =
        switch (name) {
          case "graph" -> Body.GRAPH;
          case "strategy" -> Body.STRATEGY;
          case "each" -> place.body();
          default -> place.body() == Body.GRAPH ? Body.NETWORK : place.body();
        };
    var inner = place.in(body);
    if (name.equals("each") && path.segments().get(0) instanceof Segment.Name each) {
      each.arguments().orElse(List.of()).stream()
          .flatMap(it -> it.label().stream())
          .map(label -> Target.of(Kind.LET, label, label.span()))
          .forEach(
              target -> {
                declare(target);
                inner.names().declare(target);
              });
    }
    braces(braces, inner);
  }
}
