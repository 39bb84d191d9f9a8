package dev.nasc.explore;

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
import java.util.function.Function;

/**
 * The one walk: runs a space's program for all flows at once, step by step. Flows that arrive in
 * equal states are merged, so the walk is as long as the program and as wide as what it remembers,
 * not as the number of architectures.
 */
final class Walker {
  private static final int MOST_TURNS = 10_000;
  private static final int MOST_STEPS = 100_000;
  private static final int MOST_STATES = 50_000;
  private static final int DEEPEST = 250;

  /** Of flows that were led through a step, each weighed by what it remembers. */
  private static final long MOST_WORK = 3_000_000;

  private final Values values = new Values();
  private final Course course;
  private final Trail trail;
  private int steps;
  private int depth;
  private long work;

  Walker(Course course, Trail trail) {
    this.course = course;
    this.trail = trail;
  }

  /** Runs a space; the flows that remain are its architectures. */
  List<Flow> walk(Callable.Declared space, List<Flow> start) {
    var arguments = new ArrayList<java.util.Optional<Term>>();
    space.parameters().forEach(parameter -> arguments.add(java.util.Optional.empty()));
    return walk(new Term.Use(space, -1, arguments, List.of(), space.span()), start);
  }

  List<Flow> walk(Term.Use space, List<Flow> start) {
    return run(space, Site.ROOT, start);
  }

  private List<Flow> run(Term term, Site site, List<Flow> flows) {
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
      work += 1 + flow.state().decisions().size();
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
      return repeat(repeat, site, flows);
    }
    if (term instanceof Term.Join join) {
      return join(join, site, flows);
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
    if (term instanceof Term.Arrow arrow) {
      return run(arrow.to(), site, run(arrow.from(), site.under("from"), flows));
    }
    if (term instanceof Term.Broken) {
      return stop(flows, Fault.of(Problem.What.BROKEN, term));
    }
    return stop(flows, Fault.of(Problem.What.NOT_A_STEP, term, "`" + Values.text(term) + "`"));
  }

  private List<Flow> sequence(Term.Sequence sequence, Site site, int turn, List<Flow> flows) {
    var body = sequence.body();
    var frame = new Frame(site.frame(), site.frame().depth() + 1, body.slots(), turn);
    var inner = site.in(frame);
    for (var entry : body.entries()) {
      if (entry instanceof Body.Entry.Let let) {
        var written = inner.let(let.name(), let.slot());
        frame.set(let.slot(), new Frame.Content.Thunk(let.term(), written));
      }
    }
    var running = keep(flows, frame, Body.INPUT, body.lastUse().get(Body.INPUT) >= 0);
    for (int i = 0; i < body.entries().size(); i++) {
      if (body.entries().get(i) instanceof Body.Entry.Step step) {
        running = step(step, i, body, inner, running);
      }
    }
    return running;
  }

  private List<Flow> step(Body.Entry.Step step, int index, Body body, Site site, List<Flow> flows) {
    var inner = site.step(step.label().orElse(""), step.place());
    int mark = course.mark();
    trail.enter(step.span());
    var running = run(step.term(), inner, flows);
    trail.leave();
    if (step.slot() >= 0) {
      running = keep(running, site.frame(), step.slot(), body.lastUse().get(step.slot()) > index);
    }
    int depthOfBody = site.frame().depth();
    if (running.size() == 1) {
      course.stepDone(mark, made(running.get(0).state(), depthOfBody));
    }
    return merge(
        map(running, flow -> flow.with(flow.state().after(depthOfBody, index, body.lastUse()))));
  }

  /** The decisions that a step of the frame at {@code depth} made for itself. */
  private static List<State.Decision> made(State state, int depth) {
    return new java.util.TreeMap<>(state.decisions())
        .values().stream()
            .filter(made -> made.depth() >= depth && made.owner() < 0 && !made.counts())
            .toList();
  }

  private static List<Flow> keep(List<Flow> flows, Frame frame, int slot, boolean needed) {
    return needed ? map(flows, flow -> flow.with(flow.state().keep(frame.depth(), slot))) : flows;
  }

  private List<Flow> use(Term.Use use, Site site, List<Flow> flows) {
    if (use.target() instanceof Callable.Native target) {
      return switch (target.kind()) {
        case LAYER -> each(flows, flow -> layer(use, site, flow));
        case INPUT -> each(flows, flow -> input(use, site, flow));
        default ->
            stop(flows, Fault.of(Problem.What.NOT_A_STEP, use, "`" + Values.text(use) + "`"));
      };
    }
    var declared = (Callable.Declared) use.target();
    var frame = values.frame(use, site);
    trail.enter(declared.whole());
    var running =
        run(declared.body(), site.in(frame), keep(flows, frame, Body.INPUT, declared.usesInput()));
    trail.leave();
    return running;
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

  private static int size(@org.jspecify.annotations.Nullable Value value) {
    return value instanceof Value.Quantity number ? number.amount().toInt() : 1;
  }

  private Flow layer(Term.Use use, Site site, Flow flow) {
    var current = flow.state().current();
    if (current == null) {
      throw Fault.of(Problem.What.NO_INPUT, use);
    }
    var arguments = values.arguments(use, site, flow.state());
    var operation = NativeLayers.make(use.target().name(), arguments, current.shape());
    return lay(operation, site.place(), List.of(current), flow, use.span());
  }

  private Flow lay(
      Operation operation, String place, List<Value.Tensor> inputs, Flow flow, Span span) {
    try {
      var output = ShapeRule.output(operation, inputs.stream().map(Value.Tensor::shape).toList());
      int id = course.layer(place, operation, inputs, output);
      return flow.with(flow.state().with(new Value.Tensor(output, id)))
          .spend(course.price(operation, output));
    } catch (ShapeRule.Unfit unfit) {
      throw Fault.of(Problem.What.SHAPE, span, unfit.sentence());
    } catch (ArithmeticException tooLarge) {
      throw Fault.of(Problem.What.SHAPE, span, "`" + operation.word() + "` is too large to count.");
    }
  }

  private List<Flow> slot(Term.Slot slot, Site site, List<Flow> flows) {
    var content = site.frame().up(slot.hops()).slot(slot.slot());
    if (content instanceof Frame.Content.Thunk thunk) {
      var written = thunk.site().usedIn(site.effectiveTurn());
      return run(thunk.term(), written.at(site.place()), flows);
    }
    return each(
        flows,
        flow ->
            flow.with(flow.state().with((Value.Tensor) values.value(slot, site, flow.state()))));
  }

  private List<Flow> repeat(Term.Repeat repeat, Site site, List<Flow> flows) {
    var byCount = new LinkedHashMap<Integer, List<Flow>>();
    each(
        flows,
        flow -> {
          int count = count(repeat, site, flow);
          byCount.computeIfAbsent(count, turns -> new ArrayList<>()).add(flow);
          return flow;
        });
    var done = new ArrayList<Flow>();
    byCount.forEach((count, group) -> done.addAll(turns(repeat, count, site, group)));
    return merge(done);
  }

  private int count(Term.Repeat repeat, Site site, Flow flow) {
    var count = values.number(repeat.count(), site, flow.state());
    if (!count.isWhole() || count.compareTo(dev.nasc.model.Rational.ZERO) < 0) {
      throw Fault.of(
          Problem.What.WRONG_TYPE,
          repeat.count(),
          Values.text(repeat.count()),
          "a whole number, 0 or more",
          count);
    }
    if (count.compareTo(dev.nasc.model.Rational.of(MOST_TURNS)) > 0) {
      throw Fault.of(Problem.What.TOO_LONG, repeat.count(), count, MOST_TURNS);
    }
    return count.toInt();
  }

  private List<Flow> turns(Term.Repeat repeat, int count, Site site, List<Flow> flows) {
    var body = (Term.Sequence) repeat.body();
    var running = flows;
    for (int turn = 0; turn < count && !running.isEmpty(); turn++) {
      steps++;
      var inner = site.addressed(site.address().at(turn)).under(String.valueOf(turn));
      running = sequence(body, inner, turn, running);
    }
    return running;
  }

  private List<Flow> join(Term.Join join, Site site, List<Flow> flows) {
    int count = join.branches().size();
    if (count == 0) {
      return stop(flows, Fault.of(Problem.What.NOT_A_STEP, join, "`" + Values.text(join) + "`"));
    }
    var running = map(flows, flow -> flow.with(flow.state().push()));
    var names = new LinkedHashMap<String, Integer>();
    for (int done = 0; done < count; done++) {
      var branch = join.branches().get(done);
      int before = done;
      var entering = map(running, flow -> flow.with(flow.state().restart(before)));
      var inner = site.under(branchPlace(branch, names));
      running = merge(map(run(branch, inner, entering), flow -> flow.with(flow.state().push())));
    }
    return each(
        running,
        flow -> {
          var stack = flow.state().stack();
          if (stack.size() < count + 1) {
            throw Fault.of(Problem.What.NO_INPUT, join);
          }
          var inputs = stack.subList(stack.size() - count, stack.size());
          var popped = flow.with(flow.state().pop(count + 1));
          return lay(new Operation.Join(join.kind()), site.place(), inputs, popped, join.span());
        });
  }

  private static String branchPlace(Term branch, Map<String, Integer> names) {
    var name = branch instanceof Term.Use use ? use.target().name() : "branch";
    int times = names.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + "_" + times;
  }

  private List<Flow> conditional(Term.Conditional conditional, Site site, List<Flow> flows) {
    var yes = new ArrayList<Flow>();
    var no = new ArrayList<Flow>();
    each(
        flows,
        flow -> {
          boolean holds = values.truth(conditional.test(), site, flow.state());
          (holds ? yes : no).add(flow);
          return flow;
        });
    var key = site.place() + "?" + conditional.span().start();
    var all = new ArrayList<>(run(conditional.value(), site.take(key, 1), yes));
    all.addAll(
        conditional.otherwise().map(otherwise -> run(otherwise, site.take(key, 0), no)).orElse(no));
    return merge(all);
  }

  private List<Flow> choice(Term.Choice choice, Site site, List<Flow> flows) {
    var byOption = new LinkedHashMap<Undecided.Candidate, List<Flow>>();
    each(
        flows,
        flow -> {
          var taken = values.choices().taken(choice, site, flow.state());
          byOption.computeIfAbsent(taken, option -> new ArrayList<>()).add(flow);
          return flow;
        });
    var address = Choices.address(choice, site);
    var all = new ArrayList<Flow>();
    byOption.forEach(
        (option, group) -> {
          var inner =
              site.addressed(address)
                  .under(option.label().replaceAll("[^A-Za-z0-9_]+", "_"))
                  .take(address.text(), option.index());
          all.addAll(run(option.term(), inner, group));
        });
    return merge(all);
  }

  /** Runs {@code action} for each flow, branching the flow wherever it meets an open choice. */
  private List<Flow> each(List<Flow> flows, Function<Flow, Flow> action) {
    var done = new ArrayList<Flow>();
    Deque<Flow> pending = new ArrayDeque<>(flows);
    while (!pending.isEmpty()) {
      var flow = pending.pop();
      try {
        done.add(action.apply(flow));
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

  private List<Flow> guarded(List<Flow> flows, java.util.function.Supplier<List<Flow>> action) {
    try {
      return action.get();
    } catch (Fault fault) {
      return stop(flows, fault);
    }
  }

  private List<Flow> stop(List<Flow> flows, Fault fault) {
    if (!flows.isEmpty()) {
      trail.report(fault.problem());
    }
    return List.of();
  }

  private static List<Flow> map(List<Flow> flows, Function<Flow, Flow> change) {
    return flows.stream().map(change).toList();
  }

  private static List<Flow> merge(List<Flow> flows) {
    if (flows.size() < 2) {
      return flows;
    }
    var byState = new LinkedHashMap<State, Flow>();
    for (var flow : flows) {
      byState.merge(flow.state(), flow, Flow::join);
    }
    return new ArrayList<>(byState.values());
  }
}
