package dev.nasc.model;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What stands between braces: a frame of slots, and entries that run in order. Slot 0 is {@code
 * input}, the tensor that enters.
 *
 * @param lastUse for each slot the last entry that mentions it, -1 where none does: what is decided
 *     in a slot is forgotten after that entry
 */
public record Body(List<Entry> entries, int slots, List<Integer> lastUse) {
  public static final int INPUT = 0;

  public Body {
    entries = List.copyOf(entries);
    lastUse = List.copyOf(lastUse);
  }

  /** One entry. */
  public sealed interface Entry {
    Span span();

    /** A value that is decided when it is first needed. */
    record Let(int slot, String name, Term term, Span span) implements Entry {}

    /**
     * A step of the network.
     *
     * @param label its segment in addresses, where it has one
     * @param slot where its output tensor is kept; -1 without a label
     * @param place its segment in places: the label, or what it calls, unique in the body
     */
    record Step(Optional<String> label, int slot, String place, Term term, Span span)
        implements Entry {}

    /** A {@code require} about values that are decided before the steps below it. */
    record Require(Term term, Span span) implements Entry {}

    /** A value whose choices are decided here: a field of a recipe that is searched. */
    record Decide(Term term, Span span) implements Entry {}
  }
}
