package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Cost;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What blocks without choices do: the shape they yield and what they cost, by their arguments and
 * the shape that enters. A walk meets the same block in thousands of states; it is run once.
 */
final class Effects {
  private final Map<Key, Known> known = new HashMap<>();
  private final IdentityHashMap<Callable, Boolean> plain = new IdentityHashMap<>();

  /** All that a plain block's effect depends on. */
  private record Key(
      Callable block, List<Object> arguments, TensorShape input, int turn, boolean counted) {}

  /** What a block does to a flow. */
  record Effect(TensorShape output, Cost cost) {}

  /** What a use is known to do, once it was run. */
  static final class Known {
    private @Nullable Effect effect;

    Optional<Effect> effect() {
      return Optional.ofNullable(effect);
    }

    /** Notes what became of a flow, where that can be said by shape and cost alone. */
    void note(Flow before, List<Flow> after) {
      if (after.size() != 1) {
        return;
      }
      var end = after.get(0);
      var current = end.state().current();
      if (current != null && end.arcs() == before.arcs()) {
        effect = new Effect(current.shape(), end.offset().minus(before.offset()));
      }
    }
  }

  /** What is known of a use, or empty where its effect depends on more, or is not decided yet. */
  Optional<Known> known(Term.Use use, Frame frame, Site site, State state, Surroundings around) {
    return key(use, frame, site, state, around)
        .map(key -> known.computeIfAbsent(key, first -> new Known()));
  }

  private Optional<Key> key(
      Term.Use use, Frame frame, Site site, State state, Surroundings around) {
    if (use.hops() >= 0 || state.current() == null || !isPlain(use.target())) {
      return Optional.empty();
    }
    var arguments = new ArrayList<Object>();
    for (int i = 1; i <= use.target().parameters().size(); i++) {
      var argument = argument(frame.slot(i), around.values(), state);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    return Optional.of(
        new Key(
            use.target(),
            arguments,
            state.current().shape(),
            site.effectiveTurn(),
            around.counted()));
  }

  /**
   * What a key is made with.
   *
   * @param counted whether layers are priced here
   */
  record Surroundings(Values values, boolean counted) {}

  private Optional<Object> argument(Frame.Content content, Values values, State state) {
    if (!(content instanceof Frame.Content.Thunk thunk)) {
      return Optional.empty();
    }
    try {
      var value = values.value(thunk.term(), thunk.site(), state);
      return value instanceof Value.Block block ? named(block) : Optional.of(value);
    } catch (Undecided | Fault notKnown) {
      return Optional.empty();
    }
  }

  /** A block that is passed by its name alone. */
  private Optional<Object> named(Value.Block block) {
    return block.term() instanceof Term.Use use
            && use.hops() < 0
            && isPlain(use.target())
            && use.arguments().stream().allMatch(Optional::isEmpty)
        ? Optional.of(use.target())
        : Optional.empty();
  }

  private boolean isPlain(Callable target) {
    if (!(target instanceof Callable.Declared declared)) {
      return true;
    }
    var before = plain.get(declared);
    if (before == null) {
      before =
          declared.kind() == Callable.Declared.Kind.BLOCK
              && !Mentions.any(declared.body(), Effects::isOpen);
      plain.put(declared, before);
    }
    return before;
  }

  /** Whether what a term does is not said by arguments and input alone. */
  private static boolean isOpen(Term term) {
    return term instanceof Term.Choice
        || term instanceof Term.ChoiceOf
        || term instanceof Term.Given
        || term instanceof Term.Graph
        || term instanceof Term.Auxiliary
        || term instanceof Term.Broken
        || CellUse.isOfCell(term);
  }
}
