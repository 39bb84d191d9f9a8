package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Evaluates terms that are values, under a state's decisions. Pure: the same state yields the same
 * value. Throws {@link Undecided} where a choice is open and {@link Fault} where a value cannot be.
 */
final class Values {
  private static final int DEPTH = 400;

  private final Choices choices = new Choices(this);
  private final States states = new States(this);
  private final Arguments arguments = new Arguments(this);
  private int depth;

  /** How often it was asked for a turn that is not of the body where that is written. */
  private int turnsOfUses;

  Choices choices() {
    return choices;
  }

  States states() {
    return states;
  }

  Arguments arguments() {
    return arguments;
  }

  Value value(Term term, Site site, State state) {
    if (++depth > DEPTH) {
      depth = 0;
      throw Fault.of(Problem.What.ENDLESS, term, DEPTH);
    }
    try {
      return dispatch(term, site, state);
    } catch (ArithmeticException tooLong) {
      throw Fault.of(
          Problem.What.OUT_OF_RANGE,
          term,
          text(term),
          "a shorter number",
          String.valueOf(tooLong.getMessage()));
    } finally {
      depth = Math.max(0, depth - 1);
    }
  }

  private Value dispatch(Term term, Site site, State state) {
    if (term instanceof Term.Constant constant) {
      return constant.value();
    }
    if (term instanceof Term.Slot slot) {
      return slot(slot, site, state);
    }
    if (term instanceof Term.Global global) {
      return value(global.let().body(), Site.ROOT.global(global.let().name()), state);
    }
    if (term instanceof Term.Use use) {
      return use(use, site, state);
    }
    if (term instanceof Term.Conditional conditional) {
      return conditional(conditional, site, state);
    }
    if (term instanceof Term.FirstRest pair) {
      return value(turn(pair, site), site, state);
    }
    if (term instanceof Term.Choice choice) {
      var taken = choices.taken(choice, site, state);
      return value(taken.term(), site, state);
    }
    if (term instanceof Term.ChoiceOf choice) {
      return chosen(choice, site, state);
    }
    if (term instanceof Term.Given || term instanceof Term.StateOf || term instanceof Term.Unused) {
      return states.value(term, site, state);
    }
    if (term instanceof Term.Calculation calculation) {
      return Calculator.calculate(calculation, operand -> value(operand, site, state));
    }
    if (term instanceof Term.Index index) {
      return index(index, site);
    }
    if (term instanceof Term.ListOf list) {
      return new Value.ListOf(
          list.elements().stream().map(element -> value(element, site, state)).toList());
    }
    if (term instanceof Term.Attribute attribute) {
      return attribute(attribute, site, state);
    }
    if (term instanceof Term.Element element) {
      return element(element, site, state);
    }
    if (term instanceof Term.Decided decided) {
      throw Fault.of(
          Problem.What.WRONG_TYPE, decided, text(decided), "known here", "what is decided later");
    }
    if (term instanceof Term.Broken) {
      throw Fault.of(Problem.What.BROKEN, term);
    }
    throw Fault.of(Problem.What.WRONG_TYPE, term, text(term), "a value", "a step of a network");
  }

  private Value chosen(Term.ChoiceOf choice, Site site, State state) {
    if (choice.take() == Term.ChoiceOf.Take.ANY_NUMBER) {
      var taken = new ArrayList<Value>();
      for (var element : states.elements(choice.list(), site, state)) {
        if (choices.isTaken(choice, element, site, state)) {
          taken.add(value(element.term(), site, state));
        }
      }
      return new Value.ListOf(taken);
    }
    var picked = choices.picked(choice, site, state);
    var values = picked.elements().stream().map(it -> value(it.term(), site, state)).toList();
    return choice.take() == Term.ChoiceOf.Take.ONE ? values.get(0) : new Value.ListOf(values);
  }

  private Value slot(Term.Slot slot, Site site, State state) {
    var content = site.frame().up(slot.hops()).slot(slot.slot());
    if (content instanceof Frame.Content.Thunk thunk) {
      return value(thunk.term(), thunk.site().usedIn(site.effectiveTurn()), state);
    }
    var tensor = place(slot, site).orElseThrow().tensor(state);
    if (tensor == null) {
      throw Fault.of(Problem.What.NO_INPUT, slot);
    }
    return tensor;
  }

  /**
   * What a term that is handed on says in whatever turn of a repeat it is asked for there: one
   * value, or what it is in the first turn and in the others.
   */
  List<Value> inTurns(Term term, Site site, State state) {
    int before = turnsOfUses;
    var first = value(term, site.usedIn(0), state);
    return turnsOfUses == before
        ? List.of(first)
        : List.of(first, value(term, site.usedIn(1), state));
  }

  /** The same of what a slot holds. */
  List<Value> slotInTurns(Term.Slot slot, Site site, State state) {
    return site.frame().up(slot.hops()).slot(slot.slot()) instanceof Frame.Content.Thunk thunk
        ? inTurns(thunk.term(), thunk.site(), state)
        : List.of(value(slot, site, state));
  }

  private Value conditional(Term.Conditional conditional, Site site, State state) {
    if (truth(conditional.test(), site, state)) {
      return value(conditional.value(), site, state);
    }
    return conditional
        .otherwise()
        .map(otherwise -> value(otherwise, site, state))
        .orElseThrow(
            () ->
                Fault.of(
                    Problem.What.WRONG_TYPE, conditional, text(conditional), "a value", "nothing"));
  }

  boolean truth(Term test, Site site, State state) {
    var value = value(test, site, state);
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    throw Fault.of(Problem.What.WRONG_TYPE, test, text(test), "true or false", value.words());
  }

  Term turn(Term.FirstRest pair, Site site) {
    int turn = site.effectiveTurn();
    if (turn < 0) {
      throw Fault.of(Problem.What.NO_REPEAT, pair);
    }
    turnsOfUses += site.frame().index() < 0 ? 1 : 0;
    return turn == 0 ? pair.first() : pair.rest();
  }

  private static Value index(Term.Index index, Site site) {
    if (site.frame().index() < 0) {
      throw Fault.of(Problem.What.NOT_GIVEN, index, "index", "repeat");
    }
    return Value.Quantity.of(Rational.of(site.frame().index()));
  }

  private Value attribute(Term.Attribute attribute, Site site, State state) {
    if (attribute.name().equals("states") && attribute.of() instanceof Term.Slot slot) {
      return states.ofGraph(slot, site, state);
    }
    var dimension = Dimension.of(attribute.name());
    var place = dimension.isEmpty() ? Optional.<Look.Place>empty() : place(attribute.of(), site);
    if (place.isPresent()) {
      var side = state.side(place.get(), dimension.get());
      return number(side.orElseThrow(() -> Fault.of(Problem.What.NO_INPUT, attribute.of())));
    }
    var named = value(attribute.of(), site, state);
    var of = named instanceof Value.Node node ? node.tensor() : named;
    if (of instanceof Value.Tensor tensor) {
      if (dimension.isPresent()) {
        return number(dimension.get().of(tensor.shape()));
      }
      if (attribute.name().equals("elements")) {
        return number(tensor.shape().elements());
      }
    }
    throw Fault.of(Problem.What.UNKNOWN_ATTRIBUTE, attribute, of.words(), attribute.name());
  }

  /** Where the state has the tensor that a name stands for, if it stands for one. */
  private static Optional<Look.Place> place(Term term, Site site) {
    if (!(term instanceof Term.Slot slot)) {
      return Optional.empty();
    }
    var frame = site.frame().up(slot.hops());
    var content = frame.slot(slot.slot());
    if (content instanceof Frame.Content.Thunk) {
      return Optional.empty();
    }
    return Optional.of(
        content instanceof Frame.Content.Entering
            ? new Look.Current()
            : new Look.Slot(new State.SlotKey(frame.depth(), slot.slot())));
  }

  private Value element(Term.Element element, Site site, State state) {
    var list = value(element.list(), site, state);
    var index = value(element.index(), site, state);
    if (!(list instanceof Value.ListOf elements)) {
      throw Fault.of(
          Problem.What.WRONG_TYPE, element.list(), text(element.list()), "a list", list.words());
    }
    var last = Rational.of(elements.elements().size() - 1L);
    var type = new Type.Numeric(true, Rational.ZERO, last);
    if (!type.accepts(index)) {
      throw Fault.of(
          Problem.What.OUT_OF_RANGE,
          element.index(),
          text(element.index()),
          type.words(),
          index.words());
    }
    return elements.elements().get(((Value.Quantity) index).amount().toInt());
  }

  private Value use(Term.Use use, Site site, State state) {
    if (use.target() instanceof Callable.Declared declared) {
      if (declared.kind() == Callable.Declared.Kind.SPACE) {
        return new Value.SpaceUse(use);
      }
      return isBlock(declared.kind())
          ? new Value.Block(declared.name(), use, site)
          : value(declared.body(), site.in(Arguments.frame(use, site)), state);
    }
    var target = (Callable.Native) use.target();
    return switch (target.kind()) {
      case LAYER, INPUT -> new Value.Block(target.name(), use, site);
      case FUNCTION -> Functions.call(use, arguments.of(use, site, state));
      case COST -> Figures.of(target.name(), arguments.of(use, site, state));
      case DISTRIBUTION -> throw new IllegalStateException("it is the option of a choice");
      case RECIPE, OPTIMIZER, SCHEDULE, AUGMENTATION, DATA, PHASE, SCORER, MODEL, RAMP, LATENCIES ->
          new Value.Call(target.kind(), target.name(), arguments.of(use, site, state));
    };
  }

  private static boolean isBlock(Callable.Declared.Kind kind) {
    return kind == Callable.Declared.Kind.BLOCK || kind == Callable.Declared.Kind.CELL;
  }

  /** The values that a distribution stands for. */
  List<Rational> lattice(Term.Use use, Site site, State state) {
    var ends = arguments.of(use, site, state);
    return Lattice.points(use, end(ends, "least"), end(ends, "greatest"));
  }

  private static Rational end(Map<String, Value> ends, String name) {
    return ((Value.Quantity) Objects.requireNonNull(ends.get(name))).amount();
  }

  /** The values that a range stands for, or empty where it has no step and whole ends. */
  List<Rational> range(Term.Range range, Site site, State state) {
    var low = number(range.low(), site, state);
    var high = number(range.high(), site, state);
    var step = range.step().map(term -> number(term, site, state)).orElse(Rational.ONE);
    if (step.compareTo(Rational.ZERO) <= 0) {
      throw Fault.of(
          Problem.What.OUT_OF_RANGE, range, text(range), "a range that goes up", step.toString());
    }
    var count = high.minus(low).dividedBy(step).floor();
    if (count.compareTo(Rational.of(100_000)) > 0) {
      throw Fault.of(Problem.What.TOO_LONG, range, count, 100_000);
    }
    var values = new ArrayList<Rational>();
    for (var value = low; value.compareTo(high) <= 0; value = value.plus(step)) {
      values.add(value);
    }
    return values;
  }

  Rational number(Term term, Site site, State state) {
    var value = value(term, site, state);
    if (value instanceof Value.Quantity number && number.unit() == Unit.NONE) {
      return number.amount();
    }
    throw Fault.of(Problem.What.WRONG_TYPE, term, text(term), "a number", value.words());
  }

  static String text(Term term) {
    return text(term.span());
  }

  static String text(Span span) {
    var text = span.text().strip().replaceAll("\\s+", " ");
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }

  private static Value number(long value) {
    return Value.Quantity.of(Rational.of(value));
  }
}
