package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Module;
import java.util.List;
import java.util.Optional;

/** What a name means where it stands: first the declarations around it, then the file's names. */
final class Names {
  private final Module module;
  private final List<Object> around;

  /**
   * @param around the nodes from the outermost to the name
   */
  Names(Module module, List<Object> around) {
    this.module = module;
    this.around = around;
  }

  Optional<Symbol> find(String name) {
    for (int at = around.size() - 1; at >= 0; at--) {
      var found = declaredBy(around.get(at), name);
      if (found.isPresent()) {
        return found;
      }
    }
    return realms().stream()
        .flatMap(realm -> module.find(realm, name).stream())
        .findFirst()
        .map(Symbol::of)
        .or(() -> Words.find(name));
  }

  private static Optional<Symbol> declaredBy(Object node, String name) {
    if (node instanceof Item.Let let) {
      return parameter(let.parameters(), name);
    }
    if (node instanceof Item.Declaration declaration) {
      return parameter(declaration.parameters(), name);
    }
    return node instanceof Expression.Braces braces
        ? braces.items().stream().flatMap(item -> declaredIn(item, name).stream()).findFirst()
        : Optional.empty();
  }

  private static Optional<Symbol> parameter(List<Item.Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().text().equals(name))
        .findFirst()
        .map(parameter -> Symbol.plain("parameter", name, ""));
  }

  private static Optional<Symbol> declaredIn(Item item, String name) {
    if (item instanceof Item.Let let && is(let.name(), name)) {
      return Optional.of(Symbol.of(let));
    }
    if (item instanceof Item.Declaration declaration && is(declaration.name(), name)) {
      return Optional.of(Symbol.of(declaration));
    }
    if (item instanceof Item.Labelled labelled && is(labelled.label(), name)) {
      return name.equals("input") ? Optional.empty() : Optional.of(Symbol.plain("label", name, ""));
    }
    return Optional.empty();
  }

  private static boolean is(Identifier identifier, String name) {
    return identifier.text().equals(name);
  }

  /** Where the name is looked up first: names of different realms do not meet. */
  private List<Realm> realms() {
    var search =
        around.stream()
            .anyMatch(it -> it instanceof Item.Declaration of && of.kind() == Item.Kind.SEARCH);
    var architecture =
        around.stream()
            .anyMatch(
                it -> it instanceof Item.Declaration of && of.kind() == Item.Kind.ARCHITECTURE);
    return switch (nearestLabel()) {
      case "space" -> List.of(Realm.SPACE, Realm.NETWORK, Realm.PHASE, Realm.RECIPE);
      case "recipe" -> List.of(Realm.RECIPE, Realm.NETWORK, Realm.PHASE, Realm.SPACE);
      case "data" -> List.of(Realm.NETWORK, Realm.SPACE, Realm.PHASE, Realm.RECIPE);
      default -> {
        if (search) {
          yield List.of(Realm.PHASE, Realm.RECIPE, Realm.NETWORK, Realm.SPACE);
        }
        yield architecture
            ? List.of(Realm.SPACE, Realm.NETWORK, Realm.RECIPE, Realm.PHASE)
            : List.of(Realm.NETWORK, Realm.SPACE, Realm.RECIPE, Realm.PHASE);
      }
    };
  }

  private String nearestLabel() {
    for (int at = around.size() - 1; at >= 0; at--) {
      if (around.get(at) instanceof Item.Labelled labelled) {
        return labelled.label().text();
      }
      if (around.get(at) instanceof Expression.Argument argument && argument.label().isPresent()) {
        return argument.label().get().text();
      }
    }
    return "";
  }
}
