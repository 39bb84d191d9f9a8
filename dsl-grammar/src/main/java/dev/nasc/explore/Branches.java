package dev.nasc.explore;

import dev.nasc.model.Operation;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Runs what may yield several tensors: a repeat, a list, a choice of several, an arrow over any of
 * these. Each element is run by itself, and what was decided for it is forgotten after it.
 */
final class Branches {
  private final Walker walker;

  Branches(Walker walker) {
    this.walker = walker;
  }

  /** What becomes of an element, once its tensor is the current one. */
  interface Sink {
    List<Flow> take(Site site, Element element, List<Flow> flows);
  }

  /**
   * Where an element comes from.
   *
   * @param ofSet whether it is one of several, which its address tells apart by name
   * @param state the state of a graph that it is
   */
  record Element(String name, boolean ofSet, Optional<Term.StateOf> state) {
    static final Element ALONE = new Element("", false, Optional.empty());
  }

  List<Flow> spread(Term term, Site site, List<Flow> flows, Sink sink) {
    if (flows.isEmpty()) {
      return flows;
    }
    if (term instanceof Term.Conditional conditional) {
      return conditional(conditional, site, flows, sink);
    }
    if (term instanceof Term.ListOf
        || (term instanceof Term.Given given && isList(given))
        || term instanceof Term.Unused
        || term instanceof Term.Calculation
        || (term instanceof Term.Attribute attribute && attribute.name().equals("states"))) {
      return list(term, site, flows, sink);
    }
    if (term instanceof Term.Repeat repeat) {
      return walker
          .repeats()
          .turns(repeat, site, flows, (turn, running) -> turn(repeat, turn, running, sink));
    }
    if (term instanceof Term.ChoiceOf choice) {
      return choice.take() == Term.ChoiceOf.Take.ANY_NUMBER
          ? anyNumber(choice, site, flows, sink)
          : picked(choice, site, flows, sink);
    }
    if (term instanceof Term.Arrow arrow) {
      return arrow(arrow, site, flows, sink);
    }
    if (term instanceof Term.FirstRest pair) {
      return walker.guarded(
          flows, () -> spread(walker.values().turn(pair, site), site, flows, sink));
    }
    if (term instanceof Term.Slot slot
        && site.frame().up(slot.hops()).slot(slot.slot()) instanceof Frame.Content.Thunk thunk) {
      return spread(thunk.term(), thunk.site().runFrom(site), flows, sink);
    }
    return element(new States.Element("", term), false, site, flows, sink);
  }

  private static boolean isList(Term.Given given) {
    return given.word() == Term.Given.Word.EARLIER || given.word() == Term.Given.Word.NODES;
  }

  private List<Flow> element(
      States.Element element, boolean ofSet, Site site, List<Flow> flows, Sink sink) {
    var state =
        element.term() instanceof Term.StateOf at
            ? Optional.of(at)
            : Optional.<Term.StateOf>empty();
    var named = new Element(element.name(), ofSet, state);
    return walker
        .bodies()
        .branch(
            site,
            Flows.map(flows, State::restart),
            (inner, running) ->
                sink.take(inner, named, walker.run(element.term(), inner, running)));
  }

  private List<Flow> turn(Term.Repeat repeat, Site site, List<Flow> flows, Sink sink) {
    return walker
        .bodies()
        .branch(
            site,
            Flows.map(flows, State::restart),
            (inner, running) ->
                sink.take(
                    inner,
                    Element.ALONE,
                    walker
                        .apart()
                        .run(
                            repeat.body(),
                            running,
                            group -> walker.repeats().turn(repeat, inner, group))));
  }

  private List<Flow> conditional(
      Term.Conditional conditional, Site site, List<Flow> flows, Sink sink) {
    var done = new ArrayList<Flow>();
    walker
        .byAnswer(flows, state -> walker.values().truth(conditional.test(), site, state))
        .forEach(
            (holds, group) -> {
              var taken = holds ? Optional.of(conditional.value()) : conditional.otherwise();
              done.addAll(taken.map(term -> spread(term, site, group, sink)).orElse(group));
            });
    return Flows.merge(done);
  }

  private List<Flow> list(Term list, Site site, List<Flow> flows, Sink sink) {
    return overElements(
        list, site, flows, (element, running) -> element(element, true, site, running, sink));
  }

  /** What {@code each} makes of a list's elements, one after another. */
  private List<Flow> overElements(
      Term list,
      Site site,
      List<Flow> flows,
      BiFunction<States.Element, List<Flow>, List<Flow>> each) {
    var done = new ArrayList<Flow>();
    walker
        .byAnswer(flows, state -> walker.values().states().elements(list, site, state))
        .forEach(
            (elements, group) -> {
              var running = group;
              for (var element : elements) {
                running = each.apply(element, running);
              }
              done.addAll(running);
            });
    return Flows.merge(done);
  }

  /** The one, or the several, that a choice takes; the choice itself is forgotten after them. */
  private List<Flow> picked(Term.ChoiceOf choice, Site site, List<Flow> flows, Sink sink) {
    boolean several = choice.take() == Term.ChoiceOf.Take.SEVERAL;
    if (several && walker.course().takesAll()) {
      return walker
          .bodies()
          .branch(site, flows, (inner, running) -> list(choice.list(), inner, running, sink));
    }
    return walker
        .bodies()
        .branch(
            site,
            flows,
            (inner, running) -> {
              var done = new ArrayList<Flow>();
              walker
                  .byAnswer(
                      running, state -> walker.values().choices().picked(choice, inner, state))
                  .forEach(
                      (picked, group) -> {
                        var on = group;
                        for (var element : picked.elements()) {
                          on = element(element, several, inner, on, sink);
                        }
                        done.addAll(on);
                      });
              return done;
            });
  }

  private List<Flow> anyNumber(Term.ChoiceOf choice, Site site, List<Flow> flows, Sink sink) {
    return overElements(
        choice.list(),
        site,
        flows,
        (element, running) -> perhaps(choice, element, site, running, sink));
  }

  private List<Flow> perhaps(
      Term.ChoiceOf choice, States.Element element, Site site, List<Flow> flows, Sink sink) {
    return walker
        .bodies()
        .branch(
            site,
            flows,
            (inner, running) -> {
              var done = new ArrayList<Flow>();
              walker
                  .byAnswer(
                      running,
                      state -> walker.values().choices().isTaken(choice, element, inner, state))
                  .forEach(
                      (taken, group) ->
                          done.addAll(
                              taken
                                  ? element(element, true, inner, group, sink)
                                  : absent(element, inner, group, sink)));
              return done;
            });
  }

  /** An element that is not taken: nothing, or zeros where all elements are added up. */
  private List<Flow> absent(States.Element element, Site site, List<Flow> flows, Sink sink) {
    if (!walker.course().takesAll() || flows.isEmpty()) {
      return flows;
    }
    int before = flows.get(0).state().aside().size();
    return walker.each(
        element(element, true, site, flows, sink), flow -> zeros(flow, before, site, element));
  }

  private Flow zeros(Flow flow, int from, Site site, States.Element element) {
    var now = flow;
    var state = flow.state();
    for (int i = from; i < flow.state().aside().size(); i++) {
      var aside = List.of(state.aside().get(i));
      now =
          walker
              .layers()
              .lay(new Operation.Zero(1), site.place(), aside, now, element.term().span());
      state = state.replace(i, Objects.requireNonNull(now.state().current()));
    }
    return now.with(state);
  }

  /** Sends each element through a block; an operation on a graph's state is on an edge of it. */
  private List<Flow> arrow(Term.Arrow arrow, Site site, List<Flow> flows, Sink sink) {
    return spread(
        arrow.from(),
        site,
        flows,
        (inner, element, running) -> {
          var address = element.ofSet() ? inner.address().at(element.name()) : inner.address();
          var around = inner.around();
          var on =
              inner
                  .addressed(address)
                  .under(Site.segment(element.name()))
                  .within(element.state().map(around::onEdge).orElse(around.offEdge()));
          return sink.take(inner, element, walker.run(arrow.to(), on, running));
        });
  }

  /** The shapes of what is a tensor already. */
  static Value.Tensor tensor(Value value, Term term) {
    if (value instanceof Value.Tensor tensor) {
      return tensor;
    }
    if (value instanceof Value.Node node) {
      return node.tensor();
    }
    throw Fault.of(Problem.What.WRONG_TYPE, term, Values.text(term), "a tensor", value.words());
  }
}
