package dev.nasc.explore;

import dev.nasc.explore.Around.OfGraph;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Runs {@code graph { … }}: its inputs and nodes are states that later nodes take. A node is run
 * like a branch: what is decided in it is forgotten after it; its tensor stays to the graph's end.
 */
final class Graphs {
  /** A name that can be written in an address. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*");

  private final Walker walker;
  private final Predicate<Term> asksUnused = Mentions.remembered(Term.Unused.class::isInstance);

  Graphs(Walker walker) {
    this.walker = walker;
  }

  /** What a graph is called by, so that its states can be asked for after it. */
  record Label(int slot, String name, Frame frame) {}

  List<Flow> run(Term.Graph graph, Site site, List<Flow> flows) {
    return run(graph, site, flows, Optional.empty());
  }

  List<Flow> run(Term.Graph graph, Site site, List<Flow> flows, Optional<Label> label) {
    return walker
        .bodies()
        .branch(
            site,
            Flows.map(flows, State::mark),
            (inner, marked) -> {
              var byInputs = new LinkedHashMap<List<String>, List<Flow>>();
              byInputs.putAll(walker.byAnswer(marked, state -> inputNames(graph, inner, state)));
              var done = new ArrayList<Flow>();
              byInputs.forEach(
                  (names, group) -> {
                    var of = new OfGraph(graph, inner, names.size(), names);
                    var begun = inputs(of, inner, group);
                    done.addAll(label.isEmpty() ? known(of, begun) : nodes(of, begun, label));
                  });
              return Flows.merge(done);
            });
  }

  private List<String> inputNames(Term.Graph graph, Site site, State state) {
    if (graph.inputs().isEmpty()) {
      return List.of("input");
    }
    return unique(names(graph.inputs().get(), site, state));
  }

  private List<String> names(Term inputs, Site site, State state) {
    if (inputs instanceof Term.Arrow arrow) {
      return names(arrow.from(), site, state);
    }
    boolean one =
        inputs instanceof Term.Slot
            || inputs instanceof Term.Use
            || (inputs instanceof Term.Given given
                && given.word() != Term.Given.Word.EARLIER
                && given.word() != Term.Given.Word.NODES);
    if (one) {
      return List.of(Values.text(inputs));
    }
    return walker.values().states().elements(inputs, site, state).stream()
        .map(States.Element::name)
        .toList();
  }

  /** Names that could not be told apart, or not be written in an address, become numbers. */
  private static List<String> unique(List<String> names) {
    boolean good =
        new HashSet<>(names).size() == names.size()
            && names.stream().allMatch(name -> PLAIN.matcher(name).matches());
    if (good) {
      return names;
    }
    var numbered = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      numbered.add("i" + i);
    }
    return numbered;
  }

  private List<Flow> inputs(OfGraph graph, Site site, List<Flow> flows) {
    var term = graph.graph().inputs();
    var spread =
        term.isEmpty()
            ? Flows.map(flows, State::push)
            : walker.joins().spread(term.get(), site.under("inputs"), flows);
    return walker.each(
        spread,
        flow -> {
          var state = flow.state();
          var tensors = state.aside();
          for (int i = 0; i < tensors.size(); i++) {
            state = state.keep(States.key(graph.state(i)), tensors.get(i));
          }
          var begun = state.restart().unmark().mark();
          boolean counts =
              walker.course().notesTaken()
                  && graph.graph().output().filter(it -> asks(it, site, begun)).isPresent();
          if (counts && walker.course().takesAll()) {
            throw Fault.of(
                Problem.What.NOT_MIXED,
                graph.graph().output().orElseThrow(),
                "the output hangs on which states are taken");
          }
          return flow.with(counts ? begun.counting(graph.depth()) : begun);
        });
  }

  /** Whether an output asks for the states that no node took. */
  private boolean asks(Term output, Site site, State state) {
    if (output instanceof Term.Join join) {
      return join.branches().stream().anyMatch(branch -> asks(branch, site, state));
    }
    if (output instanceof Term.Conditional conditional) {
      boolean holds = walker.values().truth(conditional.test(), site, state);
      return (holds ? Optional.of(conditional.value()) : conditional.otherwise())
          .filter(taken -> asks(taken, site, state))
          .isPresent();
    }
    return asksUnused.test(output);
  }

  /** As the books have it, or else by running the nodes. */
  private List<Flow> known(OfGraph graph, List<Flow> flows) {
    var open = new ArrayList<Flow>();
    var done =
        walker.eachOf(
            flows,
            flow -> {
              var ends = walker.course().known(graph, walker, flow);
              if (ends.isEmpty()) {
                open.add(flow);
              }
              return ends.orElse(List.of());
            });
    done.addAll(nodes(graph, open));
    return done;
  }

  List<Flow> nodes(OfGraph graph, List<Flow> flows) {
    return nodes(graph, flows, Optional.empty());
  }

  private List<Flow> nodes(OfGraph graph, List<Flow> flows, Optional<Label> label) {
    var done = new ArrayList<Flow>();
    var site = graph.site();
    walker
        .byAnswer(flows, state -> walker.repeats().count(graph.graph().nodes(), site, state))
        .forEach(
            (count, group) -> {
              var of = graph;
              var running = group;
              for (int i = 0; i < count; i++) {
                running = node(of, i, running);
                of = of.with("n" + i);
              }
              var whole = of;
              var ends = output(whole, running);
              done.addAll(label.map(name -> labelled(whole, name, ends)).orElse(ends));
            });
    return Flows.merge(done);
  }

  private List<Flow> node(OfGraph graph, int index, List<Flow> flows) {
    var name = "n" + index;
    var site = graph.site().indexed(index).step(name, name).within(graph.site().around().in(graph));
    var key = States.key(graph.with(name).state(graph.names().size()));
    return walker
        .bodies()
        .branch(
            site,
            Flows.map(flows, State::restart),
            (inner, running) ->
                Flows.map(
                    walker.run(graph.graph().node(), inner, running), state -> state.keep(key)));
  }

  private List<Flow> output(OfGraph graph, List<Flow> flows) {
    var term = graph.graph().output();
    var site = graph.site().within(graph.site().around().in(graph));
    int last = graph.names().size() - 1;
    var start = Flows.map(flows, State::restart);
    var ends =
        term.isEmpty()
            ? walker.each(start, flow -> take(graph.state(last), site, flow))
            : walker.run(term.get(), site.under("output"), start);
    return Flows.map(ends, State::unmark);
  }

  /** The states of a labelled graph outlive it, under names that begin with the label. */
  private static List<Flow> labelled(OfGraph graph, Label label, List<Flow> flows) {
    label
        .frame()
        .name(
            label.slot(),
            graph.names().stream()
                .map(name -> name.contains(".") ? name : label.name() + "." + name)
                .toList());
    return Flows.map(
        flows,
        state -> {
          var more = state;
          for (int i = 0; i < graph.names().size(); i++) {
            var tensor = state.tensor(States.key(graph.state(i)));
            if (tensor != null) {
              more =
                  more.keep(new State.SlotKey(label.frame().depth(), label.slot(), i + 1), tensor);
            }
          }
          return more;
        });
  }

  /** A tensor that has a name becomes the current one. */
  Flow take(Term term, Site site, Flow flow) {
    var value = walker.values().value(term, site, flow.state());
    var state = flow.state();
    if (value instanceof Value.Node node) {
      state = state.take(States.key(node.at()));
    }
    return flow.with(state.with(Branches.tensor(value, term)));
  }
}
