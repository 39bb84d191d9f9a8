package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Role;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a call is given: as thunks in a frame, or for a native as values that it may be given. */
final class Arguments {
  private final Values values;

  Arguments(Values values) {
    this.values = values;
  }

  /**
   * The frame of a call: one thunk a parameter, written where the argument or the default stands.
   */
  static Frame frame(Term.Use use, Site site) {
    var parameters = use.target().parameters();
    var parent = use.hops() < 0 ? Frame.ROOT : site.frame().up(use.hops());
    var frame = new Frame(parent, site.address(), site.depth() + 1, parameters.size() + 1, -1);
    var inner = parameters.isEmpty() ? site : site.in(frame);
    for (int i = 0; i < parameters.size(); i++) {
      frame.set(i + 1, slot(use, i, site, inner));
    }
    return frame;
  }

  private static Frame.Content slot(Term.Use use, int parameter, Site site, Site inner) {
    var given = use.arguments().get(parameter);
    if (given.isPresent()) {
      return new Frame.Content.Thunk(given.get(), site);
    }
    var declared = use.target().parameters().get(parameter);
    var edge = site.around().edge().flatMap(it -> it.of(declared.name()));
    if (edge.isPresent()) {
      var written = site.around().edge().orElseThrow().site();
      return new Frame.Content.Thunk(edge.get(), written);
    }
    return declared
        .fallback()
        .<Frame.Content>map(term -> new Frame.Content.Thunk(term, inner))
        .orElseGet(() -> new Frame.Content.Thunk(new Term.Broken(use.span()), site));
  }

  /** The arguments of a native by name, each checked against what it may be. */
  Map<String, Value> of(Term.Use use, Site site, State state) {
    var parameters = use.target().parameters();
    if (parameters.isEmpty()) {
      return Map.of();
    }
    var frame = frame(use, site);
    frame.set(0, new Frame.Content.Entering());
    var inner = site.in(frame);
    var all = new HashMap<String, Value>();
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      if (isMissing(use, i, site)) {
        throw Fault.of(Problem.What.MISSING_ARGUMENT, use, use.target().name(), parameter.name());
      }
      var given = use.arguments().get(i);
      var span = given.isPresent() ? given.get().span() : use.span();
      var value = argument(parameter, i + 1, span, inner, state);
      all.put(
          parameter.name(),
          isNumber(value, parameter.type(), isFunction(use.target()))
              ? value
              : checked(parameter, value, span));
    }
    return all;
  }

  /** Whether a value is a number that is known later only: a formula's part. */
  private static boolean isNumber(Value value, Type type, boolean inFormula) {
    return inFormula
        && value instanceof Value.Symbolic symbolic
        && symbolic.formula().unit() == Unit.NONE
        && type instanceof Type.Numeric;
  }

  private Value argument(
      Callable.Parameter parameter, int number, Span span, Site site, State state) {
    if (site.frame().slot(number) instanceof Frame.Content.Thunk thunk
        && thunk.term() instanceof Term.Constant constant) {
      return constant.value();
    }
    var slot = new Term.Slot(0, number, parameter.name(), span);
    return parameter.type() instanceof Type.OfKind of && of.kind() == Callable.Native.Kind.RECIPE
        ? recipe(slot, site, state)
        : values.value(slot, site, state);
  }

  private static boolean isFunction(Callable target) {
    return target instanceof Callable.Native of && of.kind() == Callable.Native.Kind.FUNCTION;
  }

  /** A recipe whose choices nobody has decided is a value too: an open one. */
  private Value recipe(Term.Slot slot, Site site, State state) {
    try {
      return values.value(slot, site, state);
    } catch (Undecided open) {
      return new Value.OpenRecipe(Values.text(slot), slot, site);
    }
  }

  private static boolean isMissing(Term.Use use, int parameter, Site site) {
    var declared = use.target().parameters().get(parameter);
    return use.arguments().get(parameter).isEmpty()
        && declared.fallback().isEmpty()
        && site.around().edge().flatMap(it -> it.of(declared.name())).isEmpty();
  }

  private static Value checked(Callable.Parameter parameter, Value value, Span span) {
    if (parameter.type().accepts(value)) {
      return runnable(value, span);
    }
    if (value instanceof Value.Artefact artefact && artefacts(parameter.type()).isPresent()) {
      throw Fault.of(
          Problem.What.WRONG_ARTEFACT,
          span,
          parameter.name(),
          artefacts(parameter.type()).get().words(),
          artefact.label(),
          artefact.roles().stream().map(Role::words).collect(Collectors.joining(", ")));
    }
    boolean number = value instanceof Value.Quantity of && of.unit() == Unit.NONE;
    throw Fault.of(
        number ? Problem.What.OUT_OF_RANGE : Problem.What.WRONG_TYPE,
        span,
        parameter.name(),
        parameter.type().words(),
        value.words());
  }

  /** The engine's binding has no such numbers, and ends the process where it is asked for them. */
  private static Value runnable(Value value, Span span) {
    if (value.equals(new Value.Word("bfloat16"))) {
      throw Fault.of(Problem.What.NO_BFLOAT16, span);
    }
    return value;
  }

  private static Optional<Type> artefacts(Type type) {
    return type instanceof Type.Either either
        ? either.types().stream().filter(Type.Artefact.class::isInstance).findFirst()
        : Optional.of(type).filter(Type.Artefact.class::isInstance);
  }
}
