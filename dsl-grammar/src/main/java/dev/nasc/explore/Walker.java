package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The one walk: runs a space's program for all flows at once, step by step. Flows that arrive in
 * equal states are merged, so the walk is as long as the program and as wide as what it remembers,
 * not as the number of architectures.
 */
final class Walker {
  private static final int MOST_STATES = 50_000;

  /** So many flows are counted before they branch. */
  private static final int MANY = 1_000;

  private final Values values = new Values();
  private final Trail trail;
  private final Apart apart = new Apart(this);
  private final Joins joins = new Joins(this);
  private final Graphs graphs = new Graphs(this);
  private final Repeats repeats = new Repeats(this);
  private final Bodies bodies = new Bodies(this);
  private final Layers layers = new Layers(this);
  private final Uses uses = new Uses(this);
  private final Budget budget;
  private final OpenChoices choices = new OpenChoices(this);
  private final BlockBooks blocks = new BlockBooks(this);
  private Course course;
  private boolean trying;

  Walker(Course course, Trail trail) {
    this(course, trail, new Budget(true));
  }

  Walker(Course course, Trail trail, Budget budget) {
    this.course = course;
    this.trail = trail;
    this.budget = budget;
  }

  /** For a part that is walked by itself, in a course of its own. */
  Walker part(Course of) {
    return new Walker(of, trail, budget.part());
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
    uses.in(space);
    return bodies.settle(Frame.ROOT, run(space, Site.ROOT, start));
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

  Bodies bodies() {
    return bodies;
  }

  BlockBooks blocks() {
    return blocks;
  }

  Layers layers() {
    return layers;
  }

  Budget budget() {
    return budget;
  }

  List<Flow> run(Term term, Site site, List<Flow> flows) {
    if (flows.isEmpty() || budget.isSpent(!trail.isWhole())) {
      return List.of();
    }
    var excess = budget.enter(term, flows);
    if (excess.isPresent()) {
      return stop(flows, excess.get());
    }
    trail.enter(term.span());
    try {
      return dispatch(term, site, flows);
    } finally {
      trail.leave();
      budget.leave();
    }
  }

  private List<Flow> dispatch(Term term, Site site, List<Flow> flows) {
    if (term instanceof Term.Sequence sequence) {
      return bodies.run(sequence, site, site.frame().index(), flows);
    }
    if (term instanceof Term.Use use) {
      return uses.run(use, site, flows);
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
      return layers.auxiliary(auxiliary, site, flows);
    }
    if (term instanceof Term.Own own) {
      return layers.own(own, site, flows);
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

  private List<Flow> slot(Term.Slot slot, Site site, List<Flow> flows) {
    var content = site.frame().up(slot.hops()).slot(slot.slot());
    if (content instanceof Frame.Content.Thunk thunk) {
      return run(thunk.term(), thunk.site().runFrom(site), flows);
    }
    return each(flows, flow -> graphs.take(slot, site, flow));
  }

  private List<Flow> conditional(Term.Conditional conditional, Site site, List<Flow> flows) {
    var sides = byAnswer(flows, state -> values.truth(conditional.test(), site, state));
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
    return course.effects().isPresent()
        ? choices.run(choice, site, flows)
        : options(choice, site, flows);
  }

  /** The flows after the options that they take, or come to take here. */
  List<Flow> options(Term.Choice choice, Site site, List<Flow> flows) {
    var address = Choices.address(choice, site);
    var taken = asked(flows, state -> values.choices().taken(choice, address, site, state));
    var groups = new LinkedHashMap<Undecided.Candidate, List<Flow>>();
    eachOf(
        flows,
        flow -> {
          try {
            groups.computeIfAbsent(taken.apply(flow), of -> new ArrayList<>()).add(flow);
            return List.of(flow);
          } catch (Undecided open) {
            if (!open.address().equals(address)) {
              throw open;
            }
            var branches = decide(flow, open);
            for (var branch : branches) {
              groups.computeIfAbsent(open.taken(branch), of -> new ArrayList<>()).add(branch);
            }
            return branches;
          }
        });
    var all = new ArrayList<Flow>();
    groups.forEach(
        (option, group) -> {
          var inner =
              site.addressed(address)
                  .under(Site.segment(option.label()))
                  .take(address.text(), option.index());
          all.addAll(run(option.term(), inner, group));
        });
    return all;
  }

  /**
   * Runs flows apart from all others, to find out what becomes of them: that is not spent, since
   * where another walk of the text has found it out it is not run.
   */
  List<Flow> tried(CountingCourse apartFrom, Supplier<List<Flow>> run) {
    boolean outermost = !trying;
    var before = budget.mark();
    trying = true;
    try {
      return in(apartFrom, run);
    } finally {
      if (outermost) {
        trying = false;
        budget.back(before);
      }
    }
  }

  /** A question to the flows' states, which is worked out once for states that are alike to it. */
  <T> Function<Flow, T> asked(List<Flow> flows, Function<State, T> question) {
    var asked = flows.size() < 2 ? question : new Answers<>(question);
    return flow -> asked.apply(flow.state());
  }

  /** The flows by what a question to their states comes to; branches where it meets a choice. */
  <K> Map<K, List<Flow>> byAnswer(List<Flow> flows, Function<State, K> question) {
    return grouped(flows, asked(flows, question));
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

  /**
   * Runs {@code action} for each flow with the answer to a question, branching the flow wherever
   * that meets an open choice.
   */
  <T> List<Flow> each(
      List<Flow> flows, Function<State, T> question, BiFunction<Flow, T, Flow> action) {
    if (flows.size() < MANY) {
      var asked = asked(flows, question);
      return each(flows, flow -> action.apply(flow, asked.apply(flow)));
    }
    var answers = new Answers<>(question);
    return eachOf(
        flows,
        flow -> List.of(action.apply(flow, answers.apply(flow.state()))),
        flow -> answers.ways(flow.state()));
  }

  List<Flow> eachOf(List<Flow> flows, Function<Flow, List<Flow>> action) {
    return eachOf(flows, action, flow -> 1);
  }

  /**
   * @param ways how many flows at least a flow becomes, once another has come through
   */
  private List<Flow> eachOf(
      List<Flow> flows, Function<Flow, List<Flow>> action, ToLongFunction<Flow> ways) {
    var done = new ArrayList<Flow>();
    Deque<Flow> pending = new ArrayDeque<>(flows);
    int behindFirst = flows.size() - 1;
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
      long least = (long) done.size() + pending.size();
      if (pending.size() == behindFirst) {
        least = done.size() + pending.stream().mapToLong(ways).sum();
        behindFirst = -1;
      }
      if (least > MOST_STATES) {
        return stop(flows, Fault.of(Problem.What.TOO_ENTANGLED, trail.innermost(), MOST_STATES));
      }
    }
    return done;
  }

  List<Flow> decide(Flow flow, Undecided choice) {
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
