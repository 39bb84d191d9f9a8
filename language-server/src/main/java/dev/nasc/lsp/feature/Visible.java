package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
import dev.nasc.resolve.ModuleResolver;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that can be used at a caret: those around it, those of this very text, and where its
 * brokenness hides them, those of the last text that was not broken.
 */
record Visible(Map<String, Symbol> local, Module now, Optional<Analysis> lastGood) {

  static Visible of(SourceFile file, Caret caret, Optional<Analysis> lastGood) {
    var tree = Parser.parse(file).tree();
    var now = ModuleResolver.resolve(tree, Sources.NONE, new Findings());
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
    return new Visible(local, now, lastGood);
  }

  private static Symbol parameter(String name) {
    return Symbol.plain("parameter", name, "");
  }

  /**
   * Every block and value that the text declares anywhere, for its parameters and documentation.
   */
  private static void collect(Item item, Map<String, Symbol> declared) {
    if (item instanceof Item.Let let) {
      declared.putIfAbsent(let.name().text(), Symbol.of(let));
    } else if (item instanceof Item.Declaration declaration) {
      declared.putIfAbsent(declaration.name().text(), Symbol.of(declaration));
      if (declaration.value().isPresent()
          && declaration.value().get() instanceof Expression.Braces braces) {
        braces.items().forEach(inner -> collect(inner, declared));
      }
    }
  }

  /** What a name calls in one of the realms, the first that knows it. */
  Optional<Symbol> find(String name, List<Realm> realms) {
    if (local.containsKey(name)) {
      return Optional.ofNullable(local.get(name));
    }
    return modules()
        .flatMap(module -> realms.stream().flatMap(realm -> module.find(realm, name).stream()))
        .findFirst()
        .map(Symbol::of);
  }

  /** All names of a realm at file level. */
  List<Symbol> all(Realm realm) {
    var all = new LinkedHashMap<String, Symbol>();
    modules()
        .forEach(
            module -> {
              for (var name : module.visible(realm)) {
                module.find(realm, name).map(Symbol::of).ifPresent(it -> all.putIfAbsent(name, it));
              }
            });
    return new ArrayList<>(all.values());
  }

  private Stream<Module> modules() {
    var before = lastGood.map(analysis -> analysis.compilation().module());
    return Stream.of(Optional.of(now), before, Library.find(Library.SEARCH))
        .flatMap(Optional::stream);
  }

  /** The space as it was last walked. */
  Optional<WalkedSpace> walked(String space) {
    return lastGood.flatMap(analysis -> analysis.compilation().space(space));
  }
}
