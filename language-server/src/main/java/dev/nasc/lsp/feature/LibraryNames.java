package dev.nasc.lsp.feature;

import dev.nasc.model.Callable.Realm;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the modules of the library let a text see: the same for every text, put into words once. */
final class LibraryNames {
  private static final Map<Place, Map<String, Symbol>> KNOWN = new ConcurrentHashMap<>();

  private LibraryNames() {}

  private record Place(String module, Realm realm) {}

  /** By name, in the module's order; none where the library has no such module. */
  static Map<String, Symbol> of(String module, Realm realm) {
    return Library.names().contains(module)
        ? KNOWN.computeIfAbsent(new Place(module, realm), LibraryNames::read)
        : Map.of();
  }

  private static Map<String, Symbol> read(Place place) {
    var names = new LinkedHashMap<String, Symbol>();
    Library.find(place.module()).ifPresent(module -> read(module, place.realm(), names));
    return names;
  }

  private static void read(Module module, Realm realm, Map<String, Symbol> names) {
    for (var name : module.visible(realm)) {
      module.find(realm, name).ifPresent(it -> names.put(name, Symbol.of(it)));
    }
  }
}
