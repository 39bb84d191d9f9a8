package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.lsp.document.Section;
import dev.nasc.model.Callable.Realm;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a section declares, without what it declares it as.
 *
 * @param own its names at file level, by realm
 * @param inner all its names, those inside its braces too
 * @param imports the modules and files that it imports
 */
record Outline(
    Map<Realm, Map<String, Symbol>> own, Map<String, Symbol> inner, List<String> imports) {

  static Outline of(Section section) {
    var items = section.tree().items();
    var own = new EnumMap<Realm, Map<String, Symbol>>(Realm.class);
    var inner = new LinkedHashMap<String, Symbol>();
    for (var item : items) {
      realm(item).ifPresent(of -> add(item, own.computeIfAbsent(of, it -> new LinkedHashMap<>())));
      collect(item, inner);
    }
    var imports =
        items.stream()
            .filter(Item.Import.class::isInstance)
            .map(item -> ((Item.Import) item).name())
            .toList();
    return new Outline(own, inner, imports);
  }

  Map<String, Symbol> own(Realm realm) {
    return own.getOrDefault(realm, Map.of());
  }

  private static void collect(Item item, Map<String, Symbol> into) {
    add(item, into);
    if (item instanceof Item.Declaration declaration
        && declaration.value().orElse(null) instanceof Expression.Braces braces) {
      braces.items().forEach(inner -> collect(inner, into));
    }
  }

  private static void add(Item item, Map<String, Symbol> into) {
    if (item instanceof Item.Let let) {
      into.putIfAbsent(let.name().text(), Symbol.of(let));
    } else if (item instanceof Item.Declaration declaration) {
      into.putIfAbsent(declaration.name().text(), Symbol.of(declaration));
    }
  }

  private static Optional<Realm> realm(Item item) {
    if (item instanceof Item.Let) {
      return Optional.of(Realm.NETWORK);
    }
    if (!(item instanceof Item.Declaration declaration) || declaration.name().text().isEmpty()) {
      return Optional.empty();
    }
    return switch (declaration.kind()) {
      case BLOCK, CELL, OPERATION -> Optional.of(Realm.NETWORK);
      case SPACE -> Optional.of(Realm.SPACE);
      case RECIPE -> Optional.of(Realm.RECIPE);
      case ARCHITECTURE, SEARCH -> Optional.empty();
    };
  }
}
