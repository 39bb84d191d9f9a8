package dev.nasc.explore;

import dev.nasc.explore.Around.OfGraph;
import dev.nasc.model.Address;
import dev.nasc.model.Body;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the nodes of graphs. What they decide and cost depends on the shapes of the inputs, not on
 * where these come from: a graph that is met again on the same shapes is not walked again.
 */
final class GraphBooks {
  private final Map<Key, CellWalk> known = new HashMap<>();
  private final IdentityHashMap<Term.Graph, Optional<List<Term.Slot>>> free =
      new IdentityHashMap<>();
  private final Turns turns = new Turns();
  private final IdentityHashMap<Term.Graph, Boolean> fed = new IdentityHashMap<>();

  /** All that the nodes of a graph depend on. */
  private record Key(
      GraphId graph,
      Address address,
      List<Object> outside,
      List<TensorShape> inputs,
      SmallMap<Address, State.Decision> decisions,
      int turn,
      boolean priced) {}

  /** A graph as it stands in the text; terms are large to compare. */
  private record GraphId(int identity, int start) {}

  /** The flows after the graph, one for each shape it can yield; empty where it must be run. */
  Optional<List<Flow>> run(OfGraph graph, Walker walker, CountingCourse course, Flow flow) {
    var key = key(graph, walker.values(), flow.state(), course.isPriced());
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var walk = known.get(key.get());
    if (walk == null) {
      var part = course.part(graph.depth());
      var start = Sketch.start(flow.state().inside(graph.depth()));
      var ends = walker.part(part).graphs().nodes(graph, List.of(start));
      course.absorb(part);
      walk = part.walked(ends);
      known.put(key.get(), walk);
    }
    var ends = new ArrayList<Flow>();
    walker.budget().drawn(walk.body());
    var outcomes = course.splice(flow, walk.body(), walk.ends().values());
    walk.ends()
        .forEach(
            (output, end) -> {
              var outcome = outcomes.get(end);
              if (outcome != null) {
                var state = outcome.state().unmark().with(new Value.Tensor(output, 0));
                ends.add(outcome.with(state));
              }
            });
    return Optional.of(ends);
  }

  private Optional<Key> key(OfGraph graph, Values values, State state, boolean priced) {
    var slots = free.computeIfAbsent(graph.graph(), GraphBooks::free);
    var input = state.restart().current();
    if (slots.isEmpty() || input == null) {
      return Optional.empty();
    }
    var outside = new ArrayList<Object>();
    for (var slot : slots.get()) {
      var site = graph.site();
      var value = value(slot, site, values, state);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      outside.add(value.get());
    }
    var shapes = new ArrayList<TensorShape>();
    if (fed.computeIfAbsent(graph.graph(), GraphBooks::isFed)) {
      shapes.add(input.shape());
    }
    for (var at : graph.states(0)) {
      var tensor = state.tensor(States.key(at));
      if (tensor == null) {
        return Optional.empty();
      }
      shapes.add(tensor.shape());
    }
    var id = new GraphId(System.identityHashCode(graph.graph()), graph.graph().span().start());
    return Optional.of(
        new Key(
            id,
            graph.site().address(),
            outside,
            shapes,
            state.decisions(),
            turns.of(graph.graph(), graph.site()),
            priced));
  }

  private static Optional<Object> value(Term.Slot slot, Site site, Values values, State state) {
    if (!(site.frame().up(slot.hops()).slot(slot.slot()) instanceof Frame.Content.Thunk)) {
      return Optional.empty();
    }
    try {
      var said = values.slotInTurns(slot, site, state).stream().distinct().toList();
      var value = said.get(0);
      return said.size() > 1 || value instanceof Value.Block || value instanceof Value.Tensor
          ? Optional.empty()
          : Optional.of(value);
    } catch (Fault notAValue) {
      return Optional.empty();
    }
  }

  /** Whether nodes or output begin with the tensor that enters the graph. */
  private static boolean isFed(Term.Graph graph) {
    return begins(graph.node()) || graph.output().filter(GraphBooks::begins).isPresent();
  }

  private static boolean begins(Term term) {
    if (term instanceof Term.Join join) {
      return join.options().split()
          || join.options().empty().isPresent()
          || join.branches().stream().anyMatch(GraphBooks::begins);
    }
    if (term instanceof Term.Arrow arrow) {
      return begins(arrow.from());
    }
    if (term instanceof Term.Repeat repeat) {
      return begins(repeat.body());
    }
    if (term instanceof Term.Sequence sequence) {
      var entries = sequence.body().entries();
      return entries.isEmpty()
          || !(entries.get(0) instanceof Body.Entry.Step step)
          || begins(step.term());
    }
    if (term instanceof Term.Conditional conditional) {
      return begins(conditional.value())
          || conditional.otherwise().filter(GraphBooks::begins).isPresent();
    }
    return !(term instanceof Term.ChoiceOf
        || term instanceof Term.Given
        || term instanceof Term.Unused
        || term instanceof Term.Calculation);
  }

  /** The slots around a graph that its nodes and output mention. */
  private static Optional<List<Term.Slot>> free(Term.Graph graph) {
    var parts = new ArrayList<Term>(List.of(graph.nodes(), graph.node()));
    graph.output().ifPresent(parts::add);
    graph.channels().ifPresent(parts::add);
    graph.stride().ifPresent(parts::add);
    return FreeSlots.of(parts);
  }
}
