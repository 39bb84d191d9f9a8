package dev.nasc.lsp.name;

import dev.nasc.model.Callable.Realm;
import java.util.List;
import java.util.Optional;

/**
 * Where in a text a name stands, as far as its meaning depends on that.
 *
 * @param realms where it is looked up at file level, in this order
 * @param space whose choices addresses name here
 */
record Place(Names names, Body body, List<Realm> realms, Optional<String> space) {
  /** What a pair of braces holds. */
  enum Body {
    NETWORK,
    GRAPH,
    RECIPE,
    SEARCH,
    STRATEGY,
    ARCHITECTURE,
    OPERATION
  }

  private static final List<Realm> NETWORK =
      List.of(Realm.NETWORK, Realm.SPACE, Realm.RECIPE, Realm.PHASE);
  private static final List<Realm> SEARCH =
      List.of(Realm.PHASE, Realm.RECIPE, Realm.NETWORK, Realm.SPACE);
  private static final List<Realm> SPACE =
      List.of(Realm.SPACE, Realm.NETWORK, Realm.RECIPE, Realm.PHASE);
  private static final List<Realm> RECIPE =
      List.of(Realm.RECIPE, Realm.NETWORK, Realm.PHASE, Realm.SPACE);

  static Place file() {
    return new Place(new Names(null), Body.NETWORK, NETWORK, Optional.empty());
  }

  /** Behind a label: a space stands behind {@code space:}, a recipe behind {@code recipe:}. */
  Place labelled(String label) {
    return switch (label) {
      case "space" -> looking(SPACE);
      case "recipe" -> looking(RECIPE);
      case "data" -> looking(NETWORK);
      default -> this;
    };
  }

  Place ofSpace() {
    return looking(SPACE);
  }

  private Place looking(List<Realm> order) {
    return new Place(names, body, order, space);
  }

  Place in(Body inner) {
    boolean searches = inner == Body.SEARCH || inner == Body.STRATEGY;
    var order = searches ? SEARCH : NETWORK;
    return new Place(new Names(names), inner, order, space);
  }

  Place of(Optional<String> decided) {
    return new Place(names, body, realms, decided);
  }
}
