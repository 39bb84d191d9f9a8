package dev.nasc.compiler;

import dev.nasc.explore.SpaceWalk.Walked;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What came of the walks of a text, before any {@code require}. They are looked for by what a space
 * is called and by the text that declares it; whether the programs say the same is not known by
 * that.
 */
public final class Walks {
  private final Map<String, Walked> byName = new HashMap<>();
  private final Map<String, Walked> byText = new HashMap<>();

  Walks() {}

  /** Notes a walk; of spaces that are declared by the same text, the first. */
  void add(String name, Term.Use use, Walked walked) {
    byName.put(name, walked);
    byText.putIfAbsent(text(use), walked);
  }

  /** Those that may be of the same program, of an earlier version of the text first. */
  static List<Walked> like(String name, Term.Use use, Stream<Walks> known) {
    var text = text(use);
    return known
        .flatMap(walks -> Stream.of(walks.byName.get(name), walks.byText.get(text)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The declaration behind its name. */
  private static String text(Term.Use use) {
    var space = (Callable.Declared) use.target();
    return space.whole().file().text().substring(space.span().end(), space.whole().end());
  }
}
