package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Operation;
import dev.nasc.model.ShapeRule;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one walk: runs a space's program for all flows at once, step by step. Flows that arrive in
 * equal states are merged, so the walk is as long as the program and as wide as what it remembers,
 * not as the number of architectures.
 */
final class Walker {
  private static final int MOST_STEPS = 100_000;
  private static final int MOST_STATES = 50_000;
  private static final int DEEPEST = 250;

  /** Of flows that were led through a step, each weighed by what it takes. */
  private static final long MOST_WORK = 3_000_000;

  /** So many decisions, each compared with each, take as long as a flow that remembers none. */
  private static final int DECISIONS = 8;

  private final Values values = new Values();
  private final Trail trail;
  private final Apart apart = new Apart(this);
  private final Joins joins = new Joins(this);
  private final Graphs graphs = new Graphs(this);
  private final Repeats repeats = new Repeats(this);
  private Course course;
  private int steps;
  private boolean runningPlain;
  private int depth;
  private long work;
  private boolean looksBack = true;

  Walker(Course course, Trail trail) {
    this.course = course;
    this.trail = trail;
  }

  /** The options whose test held nowhere. */
  List<Term.Option> dead() {
    return values.choices().dead();
  }

  /** Runs a space; the flows that remain are its architectures. */
  List<Flow> walk(Callable.Declared space, List<Flow> start) {
    var arguments = new ArrayList<Optional<Term>>();
    space.parameters().forEach(parameter -> arguments.add(Optional.empty()));
    return walk(new Term.Use(space, -1, arguments, List.of(), space.span()), start);
  }

  List<Flow> walk(Term.Use space, List<Flow> start) {
    looksBack = Mentions.any(space, CellUse::looksBack);
    return settle(Frame.ROOT, run(space, Site.ROOT, start));
  }

  Values values() {
    return values;
  }

  Course course() {
    return course;
  }

  Apart apart() {
    return apart;
  }

  /** Runs something in another course. */
  List<Flow> in(Course other, Supplier<List<Flow>> action) {
    var before = course;
    course = other;
    try {
      return action.get();
    } finally {
      course = before;
    }
  }

  Trail trail() {
    return trail;
  }

  Graphs graphs() {
    return graphs;
  }

  Joins joins() {
    return joins;
  }

  Repeats repeats() {
    return repeats;
  }

  List<Flow> run(Term term, Site site, List<Flow> flows) {
    if (flows.isEmpty() || isSpent()) {
      return List.of();
    }
    if (spend(flows) > MOST_WORK) {
      return stop(flows, Fault.of(Problem.What.TOO_ENTANGLED, term, MOST_WORK));
    }
    if (++depth > DEEPEST || ++steps > MOST_STEPS) {
      depth--;
      int most = steps > MOST_STEPS ? MOST_STEPS : DEEPEST;
      steps = MOST_STEPS + 1;
      return stop(flows, Fault.of(Problem.What.ENDLESS, term, most));
    }
    trail.enter(term.span());
    try {
      return dispatch(term, site, flows);
    } finally {
      trail.leave();
      depth--;
    }
  }

  /** Whether a limit was reached: what is left to walk would not change the answer. */
  private boolean isSpent() {
    return steps > MOST_STEPS || work > MOST_WORK;
  }

  private long spend(List<Flow> flows) {
    for (var flow : flows) {
      long decisions = flow.state().decisions().size();
      work += 1 + decisions * decisions / DECISIONS;
    }
    return work;
  }

  private List<Flow> dispatch(Term term, Site site, List<Flow> flows) {
    if (term instanceof Term.Sequence sequence) {
      return sequence(sequence, site, site.frame().index(), flows);
    }
    if (term instanceof Term.Use use) {
      return use(use, site, flows);
    }
    if (term instanceof Term.Slot slot) {
      return slot(slot, site, flows);
    }
    if (term instanceof Term.Repeat repeat) {
      return repeats.run(repeat, site, flows);
    }
    if (term instanceof Term.Join join) {
      return joins.run(join, site, flows);
    }
    if (term instanceof Term.Graph graph) {
      return graphs.run(graph, site, flows);
    }
    if (term instanceof Term.Conditional conditional) {
      return conditional(conditional, site, flows);
    }
    if (term instanceof Term.Choice choice) {
      return choice(choice, site, flows);
    }
    if (term instanceof Term.FirstRest pair) {
      return guarded(flows, () -> run(values.turn(pair, site), site, flows));
    }
    if (term instanceof Term.Arrow
        || (term instanceof Term.ChoiceOf choice && choice.take() == Term.ChoiceOf.Take.ONE)) {
      return joins.single(term, site, flows);
    }
    if (isTensor(term)) {
      return each(flows, flow -> graphs.take(term, site, flow));
    }
    if (term instanceof Term.Auxiliary auxiliary) {
      return auxiliary(auxiliary, site, flows);
    }
    if (term instanceof Term.Own own) {
      return own(own, site, flows);
    }
    if (term instanceof Term.Broken) {
      return stop(flows, Fault.of(Problem.What.BROKEN, term));
    }
    return stop(flows, Fault.of(Problem.What.NOT_A_STEP, term, "`" + Values.text(term) + "`"));
  }

  /** Whether a term names one tensor that the place gives. */
  private static boolean isTensor(Term term) {
    return term instanceof Term.StateOf
        || (term instanceof Term.Given given
            && given.word() != Term.Given.Word.EARLIER
            && given.word() != Term.Given.Word.NODES);
  }

  List<Flow> sequence(Term.Sequence sequence, Site site, int turn, List<Flow> flows) {
    var body = sequence.body();
    var frame = new Frame(site.frame(), site.address(), site.depth() + 1, body.slots(), turn);
    var inner = site.in(frame);
    for (var entry : body.entries()) {
      if (entry instanceof Body.Entry.Let let) {
        var written = inner.let(let.name(), let.slot());
        frame.set(let.slot(), new Frame.Content.Thunk(let.term(), written));
      }
    }
    var running = keep(flows, frame, Body.INPUT, body.lastUse().get(Body.INPUT) >= 0);
    for (int i = 0; i < body.entries().size(); i++) {
      var entry = body.entries().get(i);
      if (entry instanceof Body.Entry.Step step) {
        running = step(step, i, body, inner, running);
      } else if (entry instanceof Body.Entry.Require require) {
        running = forget(require(require, inner, running), i, body, inner);
      } else if (entry instanceof Body.Entry.Decide decide) {
        running = forget(decide(decide, inner, running), i, body, inner);
      }
    }
    return settle(frame, running);
  }

  /** The flows that meet it; the others end here. */
  private List<Flow> require(Body.Entry.Require require, Site site, List<Flow> flows) {
    var met = new ArrayList<Flow>();
    var truth = asked(flows, state -> values.truth(require.term(), site, state));
    each(
        flows,
        flow -> {
          if (truth.apply(flow) || !trail.ends(require.span())) {
            met.add(flow);
          }
          return flow;
        });
    return met;
  }

  /** Evaluates a value, so that what is open in it is decided. */
  private List<Flow> decide(Body.Entry.Decide decide, Site site, List<Flow> flows) {
    var value = asked(flows, state -> values.value(decide.term(), site, state));
    return each(
        flows,
        flow -> {
          var unused = value.apply(flow); // only what it opens counts
          return flow;
        });
  }

  private static List<Flow> forget(List<Flow> flows, int entry, Body body, Site site) {
    int depth = site.frame().depth();
    return Flows.merge(Flows.map(flows, State.after(depth, entry, body.lastUse())));
  }

  private List<Flow> step(Body.Entry.Step step, int index, Body body, Site site, List<Flow> flows) {
    var place = site.step("", step.place()).place();
    return course.part(
        site.frame().depth(), place, flows, some -> stepOf(step, index, body, site, some));
  }

  private List<Flow> stepOf(
      Body.Entry.Step step, int index, Body body, Site site, List<Flow> flows) {
    var inner = site.step(step.label().orElse(""), step.place());
    boolean kept = step.slot() >= 0 && body.lastUse().get(step.slot()) > index;
    int mark = course.mark();
    trail.enter(step.span());
    var entering = course.entering(step.span(), flows);
    List<Flow> running;
    try {
      running =
          step.term() instanceof Term.Graph graph && kept
              ? graphs.run(graph, inner, entering, label(step, site))
              : run(step.term(), inner, entering);
    } finally {
      trail.leave();
    }
    running = course.leaving(step.span(), running);
    running = keep(running, site.frame(), Math.max(step.slot(), 0), kept);
    done(mark, site.frame().depth(), running);
    return forget(running, index, body, site);
  }

  private static Optional<Graphs.Label> label(Body.Entry.Step step, Site site) {
    return step.label().map(name -> new Graphs.Label(step.slot(), name, site.frame()));
  }

  /** Tells the course which decisions the layers since {@code mark} were made under. */
  private void done(int mark, int depthOfPart, List<Flow> flows) {
    if (flows.size() == 1 && course.counting().isEmpty()) {
      course.stepDone(mark, made(flows.get(0).state(), depthOfPart));
    } else if (!flows.isEmpty() && course.takesAll()) {
      var common = new ArrayList<>(made(flows.get(0).state(), depthOfPart));
      flows.forEach(flow -> common.retainAll(made(flow.state(), depthOfPart)));
      course.stepDone(mark, common);
    }
  }

  /** The decisions that were made at {@code depth} and below, other than a {@code let}'s. */
  private static List<State.Decision> made(State state, int depth) {
    var inOrder = new TreeMap<Address, State.Decision>();
    state.decisions().forEach(inOrder::put);
    return inOrder.values().stream()
        .filter(made -> made.depth() >= depth && made.owner() < 0 && !made.counts())
        .toList();
  }

  /** A part of a step by itself: what is decided in it is forgotten after it. */
  List<Flow> branch(Site site, List<Flow> flows, BiFunction<Site, List<Flow>, List<Flow>> part) {
    var inner = site.branch();
    return course.part(
        inner.depth(),
        site.place(),
        flows,
        some -> {
          int mark = course.mark();
          var running = part.apply(inner, some);
          done(mark, inner.depth(), running);
          return Flows.merge(Flows.map(running, state -> state.leaving(site.depth())));
        });
  }

  private static List<Flow> keep(List<Flow> flows, Frame frame, int slot, boolean needed) {
    var key = new State.SlotKey(frame.depth(), slot);
    return needed ? Flows.map(flows, state -> state.keep(key)) : flows;
  }

  /** Pays for the cells that are declared in a frame: all their uses are known at its end. */
  private List<Flow> settle(Frame frame, List<Flow> flows) {
    var books = course.cells();
    return books.isEmpty() || flows.stream().allMatch(it -> it.state().cells().uses().isEmpty())
        ? flows
        : Flows.merge(guarded(flows, () -> books.get().settle(frame, flows)));
  }

  private List<Flow> use(Term.Use use, Site site, List<Flow> flows) {
    if (use.target() instanceof Callable.Native target) {
      return switch (target.kind()) {
        case LAYER -> layers(use, site, flows);
        case INPUT -> each(flows, flow -> input(use, site, flow));
        default ->
            stop(flows, Fault.of(Problem.What.NOT_A_STEP, use, "`" + Values.text(use) + "`"));
      };
    }
    var declared = (Callable.Declared) use.target();
    var frame = values.frame(use, site);
    trail.enter(declared.whole());
    try {
      if (declared.kind() == Callable.Declared.Kind.CELL) {
        return cell(new CellUse(declared, use, frame, site, looksBack), flows);
      }
      return block(use, declared, frame, site, flows);
    } finally {
      trail.leave();
    }
  }

  private List<Flow> block(
      Term.Use use, Callable.Declared block, Frame frame, Site site, List<Flow> flows) {
    var effects = course.effects();
    if (effects.isEmpty()) {
      return body(block, frame, site, flows);
    }
    var around = new Effects.Surroundings(values, course.isPriced());
    var done = new ArrayList<Flow>();
    var open = new ArrayList<Flow>();
    var known = asked(flows, state -> effects.get().known(use, frame, site, state, around));
    for (var flow : flows) {
      var effect = known.apply(flow);
      if (effect.isEmpty()) {
        open.add(flow);
      } else {
        done.addAll(plain(effect.get(), flow, () -> body(block, frame, site, List.of(flow))));
      }
    }
    done.addAll(body(block, frame, site, open));
    return done;
  }

  /** A block without choices, which is run once for all flows that enter it alike. */
  private List<Flow> plain(Effects.Known known, Flow flow, Supplier<List<Flow>> run) {
    var effect = known.effect();
    if (effect.isPresent()) {
      var output = new Value.Tensor(effect.get().output(), 0);
      return List.of(flow.with(flow.state().with(output)).spend(effect.get().cost()));
    }
    boolean outermost = !runningPlain;
    int before = steps;
    runningPlain = true;
    try {
      var ends = run.get();
      known.note(flow, ends);
      return ends;
    } finally {
      if (outermost) { // its steps are those of one flow, not of the program
        runningPlain = false;
        steps = steps > MOST_STEPS ? steps : before;
      }
    }
  }

  private List<Flow> body(Callable.Declared block, Frame frame, Site site, List<Flow> flows) {
    return run(block.body(), site.in(frame), keep(flows, frame, Body.INPUT, block.usesInput()));
  }

  private List<Flow> cell(CellUse cell, List<Flow> flows) {
    var books = course.cells();
    if (books.isPresent()) {
      return Flows.merge(eachOf(flows, flow -> books.get().use(cell, this, flow)));
    }
    var running = course.cell(() -> run(cell.body(), cell.inner(), each(flows, cell::enter)));
    return Flows.map(running, state -> cell.leave(state, state));
  }

  private Flow input(Term.Use use, Site site, Flow flow) {
    var arguments = values.arguments(use, site, flow.state());
    var shape =
        new TensorShape(
            size(arguments.get("channels")),
            size(arguments.get("height")),
            size(arguments.get("width")));
    course.input(shape);
    return flow.with(flow.state().with(new Value.Tensor(shape, 0)));
  }

  private static int size(@Nullable Value value) {
    return value instanceof Value.Quantity number ? number.amount().toInt() : 1;
  }

  private List<Flow> layers(Term.Use use, Site site, List<Flow> flows) {
    var name = use.target().name();
    var arguments = asked(flows, state -> values.arguments(use, site, state));
    return each(
        flows,
        flow -> {
          var input = current(flow, use);
          var operation = NativeLayers.make(name, arguments.apply(flow), input.shape());
          return lay(operation, site.place(), List.of(input), flow, use.span());
        });
  }

  private List<Flow> own(Term.Own own, Site site, List<Flow> flows) {
    var operation = asked(flows, state -> OwnOperations.make(own, values, site, state));
    return each(
        flows,
        flow -> {
          var input = List.of(current(flow, own));
          return lay(operation.apply(flow), site.place(), input, flow, own.span());
        });
  }

  private static Value.Tensor current(Flow flow, Term term) {
    var current = flow.state().current();
    if (current == null) {
      throw Fault.of(Problem.What.NO_INPUT, term);
    }
    return current;
  }

  /** One layer more. */
  Flow lay(Operation operation, String place, List<Value.Tensor> inputs, Flow flow, Span span) {
    try {
      var shapes = inputs.stream().map(Value.Tensor::shape).toList();
      var output = course.yields(place, inputs, ShapeRule.output(operation, shapes));
      int id = course.layer(place, operation, inputs, output);
      return flow.with(flow.state().with(new Value.Tensor(output, id)))
          .spend(course.price(operation, output));
    } catch (ShapeRule.Unfit unfit) {
      throw Fault.of(Problem.What.SHAPE, span, unfit.sentence());
    } catch (ArithmeticException tooLarge) {
      throw Fault.of(Problem.What.SHAPE, span, "`" + operation.word() + "` is too large to count.");
    }
  }

  /** A head beside the network: what it yields is not passed on. */
  private List<Flow> auxiliary(Term.Auxiliary auxiliary, Site site, List<Flow> flows) {
    var done = new ArrayList<Flow>();
    var entering = Flows.map(flows, State::mark);
    grouped(entering, asked(entering, state -> weight(auxiliary, site, state)))
        .forEach(
            (weight, group) -> {
              course.begin(weight);
              done.addAll(run(auxiliary.head(), site.under("auxiliary"), group));
              course.end();
            });
    return Flows.merge(Flows.map(done, state -> state.restart().unmark()));
  }

  private double weight(Term.Auxiliary auxiliary, Site site, State state) {
    return values.number(auxiliary.weight(), site, state).toDouble();
  }

  private List<Flow> slot(Term.Slot slot, Site site, List<Flow> flows) {
    var content = site.frame().up(slot.hops()).slot(slot.slot());
    if (content instanceof Frame.Content.Thunk thunk) {
      return run(thunk.term(), thunk.site().runFrom(site), flows);
    }
    return each(flows, flow -> graphs.take(slot, site, flow));
  }

  private List<Flow> conditional(Term.Conditional conditional, Site site, List<Flow> flows) {
    var sides =
        grouped(flows, asked(flows, state -> values.truth(conditional.test(), site, state)));
    var key = site.place() + "?" + conditional.span().start();
    var all = new ArrayList<Flow>();
    sides.forEach(
        (holds, group) -> {
          var inner = site.take(key, holds ? 1 : 0);
          var taken = holds ? Optional.of(conditional.value()) : conditional.otherwise();
          all.addAll(taken.map(term -> run(term, inner, group)).orElse(group));
        });
    return all;
  }

  private List<Flow> choice(Term.Choice choice, Site site, List<Flow> flows) {
    var address = Choices.address(choice, site);
    var all = new ArrayList<Flow>();
    grouped(flows, asked(flows, state -> values.choices().taken(choice, site, state)))
        .forEach(
            (option, group) -> {
              var inner =
                  site.addressed(address)
                      .under(Site.segment(option.label()))
                      .take(address.text(), option.index());
              all.addAll(run(option.term(), inner, group));
            });
    return all;
  }

  /** A question to the flows' states, which is worked out once for states that are alike to it. */
  <T> Function<Flow, T> asked(List<Flow> flows, Function<State, T> question) {
    var asked = flows.size() < 2 ? question : new Answers<>(question);
    return flow -> asked.apply(flow.state());
  }

  /** The flows by what {@code key} says of each, branching where it meets an open choice. */
  <K> Map<K, List<Flow>> grouped(List<Flow> flows, Function<Flow, K> key) {
    var groups = new LinkedHashMap<K, List<Flow>>();
    each(
        flows,
        flow -> {
          groups.computeIfAbsent(key.apply(flow), of -> new ArrayList<>()).add(flow);
          return flow;
        });
    return groups;
  }

  /** Runs {@code action} for each flow, branching the flow wherever it meets an open choice. */
  List<Flow> each(List<Flow> flows, Function<Flow, Flow> action) {
    return eachOf(flows, flow -> List.of(action.apply(flow)));
  }

  List<Flow> eachOf(List<Flow> flows, Function<Flow, List<Flow>> action) {
    var done = new ArrayList<Flow>();
    Deque<Flow> pending = new ArrayDeque<>(flows);
    while (!pending.isEmpty()) {
      var flow = pending.pop();
      try {
        done.addAll(action.apply(flow));
      } catch (Undecided choice) {
        var branches = decide(flow, choice);
        for (int i = branches.size() - 1; i >= 0; i--) {
          pending.push(branches.get(i));
        }
      } catch (Fault fault) {
        trail.report(fault.problem());
      }
      if (done.size() + pending.size() > MOST_STATES) {
        return stop(flows, Fault.of(Problem.What.TOO_ENTANGLED, trail.innermost(), MOST_STATES));
      }
    }
    return done;
  }

  private List<Flow> decide(Flow flow, Undecided choice) {
    try {
      return course.decide(flow, choice);
    } catch (Fault fault) {
      trail.report(fault.problem());
      return List.of();
    }
  }

  List<Flow> guarded(List<Flow> flows, Supplier<List<Flow>> action) {
    try {
      return action.get();
    } catch (Fault fault) {
      return stop(flows, fault);
    }
  }

  List<Flow> stop(List<Flow> flows, Fault fault) {
    if (!flows.isEmpty()) {
      trail.report(fault.problem());
    }
    return List.of();
  }
}
