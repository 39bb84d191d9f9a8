package dev.nasc.resolve;

import dev.nasc.model.Callable;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.SpaceProgram;
import dev.nasc.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file with its names resolved.
 *
 * @param own what it declares, by realm and name
 * @param imported what it sees of others
 * @param importedSpaces those of the files that it imports
 * @param architectures as they stand; reading one takes its space
 */
public record Module(
    SourceFile file,
    Map<Key, Callable> own,
    Map<Key, Callable> imported,
    List<SpaceProgram> spaces,
    List<SpaceProgram> importedSpaces,
    List<SearchProgram> searches,
    List<ArchitectureProgram> architectures) {

  /** A name in its realm. */
  public record Key(Callable.Realm realm, String name) {}

  /** What {@code name} stands for at file level. */
  public Optional<Callable> find(Callable.Realm realm, String name) {
    var key = new Key(realm, name);
    var found = own.get(key);
    return Optional.ofNullable(found == null ? imported.get(key) : found);
  }

  /** All names of a realm that stand for something here. */
  public Set<String> visible(Callable.Realm realm) {
    var all = new TreeSet<String>();
    for (var names : List.of(own.keySet(), imported.keySet())) {
      names.stream().filter(key -> key.realm() == realm).map(Key::name).forEach(all::add);
    }
    return all;
  }

  static Module empty(SourceFile file) {
    return new Module(
        file,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
