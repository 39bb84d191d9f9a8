package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Sections;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
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
 *
 * @param local those around the caret, the innermost first
 */
record Visible(Map<String, Symbol> local, Snapshot snapshot, Optional<Analysis> lastGood) {

  static Visible of(
      Snapshot snapshot, Sections.Placed section, Caret caret, Optional<Analysis> lastGood) {
    var declared = section.section().keep(Outline::of).inner();
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
    return new Visible(local, snapshot, lastGood);
  }

  private static Symbol parameter(String name) {
    return Symbol.plain("parameter", name, "");
  }

  private Stream<Outline> outlines() {
    return snapshot.sections().all().stream().map(it -> it.section().keep(Outline::of));
  }

  /** What a name calls in one of the realms, the first that knows it. */
  Optional<Symbol> find(String name, List<Realm> realms) {
    if (local.containsKey(name)) {
      return Optional.ofNullable(local.get(name));
    }
    return realms.stream().flatMap(realm -> find(name, realm).stream()).findFirst();
  }

  private Optional<Symbol> find(String name, Realm realm) {
    return outlines()
        .flatMap(outline -> Stream.ofNullable(outline.own(realm).get(name)))
        .findFirst()
        .or(
            () ->
                library()
                    .flatMap(of -> Stream.ofNullable(LibraryNames.of(of, realm).get(name)))
                    .findFirst())
        .or(() -> before().flatMap(module -> found(module, realm, name)));
  }

  /** All names of a realm at file level. */
  List<Symbol> all(Realm realm) {
    var names = new LinkedHashMap<String, Symbol>();
    outlines().forEach(outline -> outline.own(realm).forEach(names::putIfAbsent));
    library().forEach(module -> LibraryNames.of(module, realm).forEach(names::putIfAbsent));
    before()
        .ifPresent(
            module -> {
              for (var name : module.visible(realm)) {
                if (!names.containsKey(name)) {
                  found(module, realm, name).ifPresent(it -> names.put(name, it));
                }
              }
            });
    return new ArrayList<>(names.values());
  }

  /** What the last good text declared itself must still be written somewhere in this one. */
  private Optional<Symbol> found(Module module, Realm realm, String name) {
    return module
        .find(realm, name)
        .filter(it -> !it.span().file().name().equals(snapshot.uri()) || isWritten(name))
        .map(Symbol::of);
  }

  private boolean isWritten(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(snapshot.text()).find();
  }

  /** The library's modules that this text sees, and imported files. */
  private Stream<String> library() {
    var imported = outlines().flatMap(outline -> outline.imports().stream());
    return Stream.concat(Stream.of(Library.OPERATIONS, Library.SEARCH), imported);
  }

  private Optional<Module> before() {
    return lastGood.map(analysis -> analysis.compilation().module());
  }

  /** The space that a search looks through, as it was last walked. */
  Optional<WalkedSpace> searched(String search) {
    return lastGood
        .map(Analysis::compilation)
        .flatMap(of -> of.search(search).flatMap(it -> of.space(it.space())));
  }

  /** The space as it was last walked. */
  Optional<WalkedSpace> walked(String space) {
    return lastGood.flatMap(analysis -> analysis.compilation().space(space));
  }
}
