package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slots of the frames around some terms that these mention. */
final class FreeSlots {
  private FreeSlots() {}

  /**
   * Seen from where the terms stand; empty where they depend on more than slots: on the cell around
   * them, on blocks declared beside them.
   */
  static Optional<List<Term.Slot>> of(List<Term> terms) {
    var slots = new ArrayList<Term.Slot>();
    boolean closed = terms.stream().allMatch(term -> collect(term, 0, slots));
    return closed ? Optional.of(slots) : Optional.empty();
  }

  private static boolean collect(Term term, int deep, List<Term.Slot> slots) {
    if (term instanceof Term.Slot slot) {
      if (slot.hops() >= deep) {
        slots.add(new Term.Slot(slot.hops() - deep, slot.slot(), slot.name(), slot.span()));
      }
      return true;
    }
    if (term instanceof Term.Use use) {
      boolean cell =
          use.target() instanceof Callable.Declared declared
              && declared.kind() == Callable.Declared.Kind.CELL;
      if (use.hops() >= 0 || cell) {
        return false;
      }
    }
    if (term instanceof Term.Given given
        && (given.word() == Term.Given.Word.PREV || given.word() == Term.Given.Word.PREV2)) {
      return false;
    }
    int inner = term instanceof Term.Sequence ? deep + 1 : deep;
    return Mentions.parts(term).stream().allMatch(part -> collect(part, inner, slots));
  }
}
