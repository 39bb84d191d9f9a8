package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that can be used at a caret: those around it, those of this very text, and where its
 * brokenness hides them, those of the last text that was not broken.
 */
record Visible(Map<String, Symbol> local, SyntaxTree tree, Optional<Analysis> lastGood) {

  static Visible of(SourceFile file, Caret caret, Optional<Analysis> lastGood) {
    var tree = Parser.parse(file).tree();
    var declared = new LinkedHashMap<String, Symbol>();
    tree.items().forEach(item -> collect(item, declared));
    var local = new LinkedHashMap<String, Symbol>();
    for (int at = caret.frames().size() - 1; at >= 0; at--) {
      var frame = caret.frames().get(at);
      frame.parameters().forEach(name -> local.putIfAbsent(name, parameter(name)));
      if (at > 0 && frame.hasEntries()) {
        frame
            .names()
            .forEach(
                (name, kind) ->
                    local.putIfAbsent(
                        name, declared.getOrDefault(name, Symbol.plain(kind, name, ""))));
      }
    }
    local.remove("input"); // a word of its own
    return new Visible(local, tree, lastGood);
  }

  private static Symbol parameter(String name) {
    return Symbol.plain("parameter", name, "");
  }

  /**
   * Every block and value that the text declares anywhere, for its parameters and documentation.
   */
  private static void collect(Item item, Map<String, Symbol> declared) {
    collectOne(item, declared);
    if (item instanceof Item.Declaration declaration
        && declaration.value().isPresent()
        && declaration.value().get() instanceof Expression.Braces braces) {
      braces.items().forEach(inner -> collect(inner, declared));
    }
  }

  /** What a name calls in one of the realms, the first that knows it. */
  Optional<Symbol> find(String name, List<Realm> realms) {
    if (local.containsKey(name)) {
      return Optional.ofNullable(local.get(name));
    }
    return realms.stream()
        .flatMap(realm -> Optional.ofNullable(names(realm).get(name)).stream())
        .findFirst();
  }

  /** All names of a realm at file level. */
  List<Symbol> all(Realm realm) {
    return new ArrayList<>(names(realm).values());
  }

  private Map<String, Symbol> names(Realm realm) {
    var names = new LinkedHashMap<String, Symbol>();
    tree.items().stream()
        .filter(item -> realm(item).filter(realm::equals).isPresent())
        .forEach(item -> collectOne(item, names));
    modules()
        .forEach(
            module -> {
              for (var name : module.visible(realm)) {
                module
                    .find(realm, name)
                    .filter(found -> isStillThere(found.span(), name))
                    .map(Symbol::of)
                    .ifPresent(it -> names.putIfAbsent(name, it));
              }
            });
    return names;
  }

  /** What the last good text declared itself must still be written somewhere in this one. */
  private boolean isStillThere(Span declared, String name) {
    var text = tree.file().text();
    return !declared.file().name().equals(tree.file().name())
        || Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }

  private static void collectOne(Item item, Map<String, Symbol> names) {
    if (item instanceof Item.Let let) {
      names.putIfAbsent(let.name().text(), Symbol.of(let));
    } else if (item instanceof Item.Declaration declaration) {
      names.putIfAbsent(declaration.name().text(), Symbol.of(declaration));
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

  /** The library's modules that this text sees, then what else the last good text saw. */
  private Stream<Module> modules() {
    var imported =
        tree.items().stream()
            .filter(Item.Import.class::isInstance)
            .map(item -> ((Item.Import) item).name());
    var library =
        Stream.concat(Stream.of(Library.OPERATIONS, Library.SEARCH), imported)
            .flatMap(name -> Library.find(name).stream());
    var before = lastGood.map(analysis -> analysis.compilation().module());
    return Stream.concat(library, before.stream());
  }

  /** The space as it was last walked. */
  Optional<WalkedSpace> walked(String space) {
    return lastGood.flatMap(analysis -> analysis.compilation().space(space));
  }
}
