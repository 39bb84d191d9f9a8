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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What blocks without choices do: the shape they yield and what they cost, by their arguments and
 * the shape that enters. A walk meets the same block in thousands of states; it is run once.
 */
final class Effects {
  private final Map<Key, Known> known = new HashMap<>();
  private final IdentityHashMap<Callable, Boolean> plain = new IdentityHashMap<>();
  private final OptionEffects options = new OptionEffects(this);
  private final Turns turns = new Turns();

  /** All that a plain block's effect depends on, but for the shape that enters. */
  record Key(Callable block, List<Object> arguments, int turn, boolean counted) {}

  /** What a use with its arguments is known to do to each shape. */
  static final class Known {
    private final Map<TensorShape, Of> byShape = new HashMap<>();

    /** What is known of what enters in this state; empty where nothing does. */
    Optional<Of> of(State entering) {
      return Optional.ofNullable(entering.current())
          .map(input -> byShape.computeIfAbsent(input.shape(), shape -> new Of()));
    }
  }

  /** What a block does to a flow. */
  record Effect(TensorShape output, Cost cost) {
    Flow on(Flow flow) {
      return flow.with(flow.state().with(new Value.Tensor(output, 0))).spend(cost);
    }
  }

  /** What it does to a shape, once that was run. */
  static final class Of {
    private @Nullable Effect effect;
    private boolean tried;

    Optional<Effect> effect() {
      return Optional.ofNullable(effect);
    }

    void note(Effect known) {
      effect = known;
    }

    /** Whether it is still to be run; from then on it is not, whatever comes of it. */
    boolean isFirstTry() {
      boolean first = !tried;
      tried = true;
      return first;
    }
  }

  /** What is known of a use, or empty where its effect depends on more, or is not decided yet. */
  Optional<Known> known(Term.Use use, Frame frame, Site site, State state, Surroundings around) {
    return key(use, frame, site, state, around)
        .map(key -> known.computeIfAbsent(key, first -> new Known()));
  }

  /** What a use is told apart by; empty where it depends on more, or is not decided yet. */
  Optional<Key> key(Term.Use use, Frame frame, Site site, State state, Surroundings around) {
    var arguments = new ArrayList<Object>();
    for (int i = 1; i <= use.target().parameters().size(); i++) {
      var argument = argument(frame.slot(i), around.values(), state);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    }
    return Optional.of(new Key(use.target(), arguments, turn(use, site), around.counted()));
  }

  /**
   * What a key is made with.
   *
   * @param counted whether layers are priced here
   */
  record Surroundings(Values values, boolean counted) {}

  private Optional<Object> argument(Frame.Content content, Values values, State state) {
    return content instanceof Frame.Content.Thunk thunk
        ? value(thunk.term(), thunk.site(), values, state)
        : Optional.empty();
  }

  /** The same of what a slot holds. */
  Optional<Object> slot(Term.Slot slot, Site site, Values values, State state) {
    return told(() -> values.slotInTurns(slot, site, state));
  }

  /**
   * A value that effects are told apart by; empty where it is none, not decided yet, or another in
   * each turn.
   */
  Optional<Object> value(Term term, Site site, Values values, State state) {
    return told(() -> values.inTurns(term, site, state));
  }

  private Optional<Object> told(Supplier<List<Value>> inTurns) {
    try {
      var said = inTurns.get();
      var first = told(said.get(0));
      return said.size() == 1 || first.equals(told(said.get(1))) ? first : Optional.empty();
    } catch (Undecided | Fault notKnown) {
      return Optional.empty();
    }
  }

  private Optional<Object> told(Value value) {
    return value instanceof Value.Block block ? named(block) : Optional.of(value);
  }

  /** A block that is passed by its name alone. */
  private Optional<Object> named(Value.Block block) {
    return block.term() instanceof Term.Use use
            && isPlain(use)
            && !turns.isAskedBy(use)
            && use.arguments().stream().allMatch(Optional::isEmpty)
            && isClosed(use.target())
        ? Optional.of(use.target())
        : Optional.empty();
  }

  /** Whether its effect is said by arguments and input alone. */
  boolean isPlain(Term.Use use) {
    return use.hops() < 0 && isPlain(use.target());
  }

  /** Whether nothing is chosen in its defaults. */
  private static boolean isClosed(Callable target) {
    return target.parameters().stream()
        .allMatch(
            it -> it.fallback().filter(term -> Mentions.any(term, Effects::isOpen)).isEmpty());
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

  /** What choices between such blocks do. */
  OptionEffects options() {
    return options;
  }

  /** Whether a term asks for the turn of the repeat around it: the first, or one of the rest. */
  int turn(Term term, Site site) {
    return turns.of(term, site);
  }

  /** Whether what a term does is not said by arguments and input alone. */
  static boolean isOpen(Term term) {
    return term instanceof Term.Choice
        || term instanceof Term.ChoiceOf
        || term instanceof Term.Given
        || term instanceof Term.Graph
        || term instanceof Term.Auxiliary
        || term instanceof Term.Broken
        || CellUse.isOfCell(term);
  }
}
