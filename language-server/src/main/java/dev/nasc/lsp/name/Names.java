package dev.nasc.lsp.name;

import dev.nasc.model.Callable.Realm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that can be used at a place: of its body, of those around it, then of the file. */
final class Names {
  private final @Nullable Names outer;
  private final Map<String, Target> own = new HashMap<>();

  Names(@Nullable Names outer) {
    this.outer = outer;
  }

  void declare(Target target) {
    own.putIfAbsent(target.name(), target);
  }

  Optional<Target> find(String name) {
    for (Names names = this; names != null; names = names.outer) {
      var found = names.own.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The names at file level, by realm, and behind them what the file imports. */
  static final class OfFile {
    private final Map<Realm, Names> own = new HashMap<>();
    private final Names architectures = new Names(null);
    private final Bindings.Outside outside;

    OfFile(Bindings.Outside outside) {
      this.outside = outside;
    }

    void declare(Target target) {
      switch (target.kind()) {
        case SPACE -> of(Realm.SPACE).declare(target);
        case RECIPE -> of(Realm.RECIPE).declare(target);
        case ARCHITECTURE -> architectures.declare(target);
        case BLOCK, CELL, LET, LAYER -> of(Realm.NETWORK).declare(target);
        default -> {}
      }
    }

    private Names of(Realm realm) {
      return own.computeIfAbsent(realm, it -> new Names(null));
    }

    Optional<Target> architecture(String name) {
      return architectures.find(name);
    }

    Optional<Target> find(String name, List<Realm> realms) {
      for (var realm : realms) {
        var found = of(realm).find(name).or(() -> outside.find(realm, name).map(Target::of));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
  }
}
