package dev.nasc.explore;

import dev.nasc.explore.Effects.Effect;
import dev.nasc.explore.Effects.Surroundings;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the options of choices between blocks without choices do. Such a choice stands at many
 * addresses, at each with the same options; these are run once for each shape that enters.
 */
final class OptionEffects {
  private final Effects effects;
  private final IdentityHashMap<Term.Choice, Optional<Plain>> plain = new IdentityHashMap<>();

  OptionEffects(Effects effects) {
    this.effects = effects;
  }

  /**
   * A choice between blocks without choices.
   *
   * @param free what its options and their guards mention of the frames around
   */
  private record Plain(List<Term.Slot> free, Map<Key, Known> known) {}

  /** All that the options' effects depend on, but for the shape that enters. */
  private record Key(List<Object> values, int turn, boolean counted) {}

  /** What the options are known to do to each shape. */
  static final class Known {
    private final Map<TensorShape, Of> byShape = new HashMap<>();

    /** What is known of what enters in this state; empty where nothing does. */
    Optional<Of> of(State entering) {
      return Optional.ofNullable(entering.current())
          .map(input -> byShape.computeIfAbsent(input.shape(), shape -> new Of()));
    }
  }

  /** What each option does to a shape, once that was run. */
  static final class Of {
    private Optional<List<Effect>> effects = Optional.empty();
    private boolean tried;

    /** One for each option, in their order; empty where options do more than that. */
    Optional<List<Effect>> effects() {
      return effects;
    }

    boolean isTried() {
      return tried;
    }

    /**
     * Notes what became of one flow that came to the choice.
     *
     * @param options how many it can take there
     * @param body what was decided on the way, with an end for each of {@code ends}
     */
    void note(int options, CellBody body, List<Flow> ends) {
      tried = true;
      int firstEnd = 2; // behind the start and the choice
      if (ends.size() != options || body.nodes().size() != firstEnd + options) {
        return;
      }
      var all = new ArrayList<Effect>();
      for (var arc : body.nodes().get(1).arcs()) {
        var output = ends.get(arc.target() - firstEnd).state().current();
        if (output == null) {
          return;
        }
        all.add(new Effect(output.shape(), arc.cost()));
      }
      effects = Optional.of(List.copyOf(all));
    }
  }

  /** Whether a choice is between blocks without choices. */
  boolean isPlain(Term.Choice choice) {
    return plain.computeIfAbsent(choice, OptionEffects::plain).isPresent();
  }

  /**
   * What is known of such a choice; empty where its options' effects depend on more than what they
   * mention, or that is not decided yet.
   */
  Optional<Known> known(Term.Choice choice, Site site, State state, Surroundings around) {
    var among = plain.computeIfAbsent(choice, OptionEffects::plain).orElseThrow();
    return values(among, site, state, around)
        .map(values -> new Key(values, effects.turn(choice, site), around.counted()))
        .map(key -> among.known.computeIfAbsent(key, first -> new Known()));
  }

  private Optional<List<Object>> values(Plain choice, Site site, State state, Surroundings around) {
    var values = new ArrayList<Optional<Object>>();
    for (var slot : choice.free) {
      values.add(effects.slot(slot, site, around.values(), state));
    }
    site.around()
        .edge()
        .ifPresent(
            edge ->
                edge.terms()
                    .forEach(
                        given ->
                            values.add(
                                given.isEmpty()
                                    ? Optional.of("")
                                    : effects.value(
                                        given.get(), edge.site(), around.values(), state))));
    return values.stream().allMatch(Optional::isPresent)
        ? Optional.of(values.stream().map(Optional::get).toList())
        : Optional.empty();
  }

  /** Whether it hangs on more than what the key of an effect has, as each turn of a repeat. */
  private static boolean isOpen(Term term) {
    return Effects.isOpen(term) || term instanceof Term.Index;
  }

  private static Optional<Plain> plain(Term.Choice choice) {
    var parts = Mentions.parts(choice);
    return parts.stream().noneMatch(part -> Mentions.any(part, OptionEffects::isOpen))
        ? FreeSlots.of(parts).map(free -> new Plain(free, new HashMap<>()))
        : Optional.empty();
  }
}
