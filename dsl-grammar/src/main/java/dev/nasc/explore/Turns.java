package dev.nasc.explore;

import dev.nasc.model.Term;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which parts of a program hang on the turn of the repeat around them, as {@code first then rest}
 * does. A repeat in such a part, and a node of a graph, has turns of its own.
 */
final class Turns {
  private final IdentityHashMap<Term, Boolean> known = new IdentityHashMap<>();

  boolean isAskedBy(Term part) {
    return known.computeIfAbsent(
        part, it -> Mentions.any(it, Term.FirstRest.class::isInstance, Turns::inThisTurn));
  }

  /** 0 in the first turn, 1 in the others; -1 where the part hangs on none. */
  int of(Term part, Site site) {
    return isAskedBy(part) ? Math.min(site.effectiveTurn(), 1) : -1;
  }

  private static List<Term> inThisTurn(Term term) {
    if (term instanceof Term.Repeat repeat) {
      return List.of(repeat.count());
    }
    return term instanceof Term.Graph graph ? Mentions.aroundNodes(graph) : Mentions.parts(term);
  }
}
