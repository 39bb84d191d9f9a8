package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import dev.nasc.model.Cost;
import dev.nasc.model.TensorShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A diagram while it is drawn: nodes with their options, and arcs that find their ends later. */
final class Sketch {
  /** With more nodes nothing could be answered in reasonable time. */
  static final int MOST_NODES = 200_000;

  /** What lies outside all parts that are told apart. */
  static final int NO_PART = -1;

  private int part = NO_PART;
  private final List<Draft> drafts = new ArrayList<>();
  private Optional<Opening> opening = Optional.empty();

  private record Draft(Address address, List<String> options, List<Drawn> arcs) {}

  /**
   * @param part what it costs belongs to
   */
  private record Drawn(int option, Cost cost, int target, int part) {}

  /**
   * A body that begins where the sketch does. As long as nothing is drawn beside it, it is not
   * copied.
   *
   * @param outcomes the flow as it came out of each end
   */
  private record Opening(Flow flow, CellBody body, Map<Integer, Flow> outcomes) {}

  /** There is no room for another node. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super(null, null, false, false);
    }
  }

  Sketch() {
    drafts.add(new Draft(Address.ROOT, List.of(""), new ArrayList<>()));
  }

  /** All runs, before anything is drawn. */
  static Flow start(State state) {
    return start(state, 0);
  }

  /** One of several runs that begin apart. */
  static Flow start(State state, int number) {
    return new Flow(state, List.of(new Flow.Arc(0, number, Cost.ZERO)), Cost.ZERO);
  }

  /** Whether nothing was decided on an arc since the start. */
  static boolean isStart(Flow.Arc arc) {
    return arc.from() == 0;
  }

  int node(Address address, List<String> options) {
    copyOpening();
    if (drafts.size() >= MOST_NODES) {
      throw new Full();
    }
    drafts.add(new Draft(address, options, new ArrayList<>(options.size())));
    return drafts.size() - 1;
  }

  /** The arcs of a flow lead to a node. */
  void end(Flow flow, int target) {
    for (var arc : flow.arcs()) {
      var cost = arc.cost().plus(flow.offset());
      drafts.get(arc.from()).arcs.add(new Drawn(arc.option(), cost, target, part));
    }
  }

  /** An arc leads to a node. */
  void end(Flow.Arc arc, int target) {
    drafts.get(arc.from()).arcs.add(new Drawn(arc.option(), arc.cost(), target, part));
  }

  /** Draws a body behind several flows, and says in which states they come out of it. */
  List<Flow> splice(List<Flow> behind, CellBody body, SharedSplice.After after) {
    return new SharedSplice(this, body, behind, after).draw();
  }

  /** Ends all arcs where one part of the text ends and another begins. */
  List<Flow> cut(List<Flow> flows, int next) {
    var after = new ArrayList<Flow>();
    for (var flow : flows) {
      int node = node(Address.ROOT, List.of(""));
      end(flow, node);
      after.add(new Flow(flow.state(), List.of(new Flow.Arc(node, 0, Cost.ZERO)), Cost.ZERO));
    }
    part = next;
    return after;
  }

  /**
   * Draws a body behind a flow, as far as it leads to {@code wanted} ends.
   *
   * @return the flow as it comes out at each of these ends
   */
  Map<Integer, Flow> splice(Flow flow, CellBody body, Collection<Integer> wanted) {
    if (wanted.isEmpty()) {
      return Map.of(); // every run of it failed, and was reported
    }
    var first = body.first();
    if (body.isEnd(first.target())) {
      return wanted.contains(first.target())
          ? Map.of(first.target(), flow.spend(first.cost()))
          : Map.of();
    }
    var route = body.to(wanted);
    if (!route.exists()) {
      return Map.of();
    }
    boolean opens = drafts.size() == 1 && drafts.get(0).arcs.isEmpty() && opening.isEmpty();
    if (!opens) {
      copyOpening();
    }
    var outcomes = new LinkedHashMap<Integer, Flow>();
    route
        .outcomes(drafts.size())
        .forEach((end, arcs) -> outcomes.put(end, new Flow(flow.state(), arcs, Cost.ZERO)));
    if (opens) {
      opening = Optional.of(new Opening(flow, body, outcomes));
    } else {
      copy(flow, body, route.numbers(drafts.size()));
    }
    return outcomes;
  }

  private void copyOpening() {
    if (opening.isPresent()) {
      var begun = opening.get();
      opening = Optional.empty();
      var route = begun.body.to(begun.outcomes.keySet());
      copy(begun.flow, begun.body, route.numbers(drafts.size()));
    }
  }

  private void copy(Flow flow, CellBody body, int[] numbers) {
    for (int node = 1; node < numbers.length; node++) {
      if (numbers[node] >= 0) {
        var of = body.nodes().get(node);
        int number = node(of.address(), body.options(node));
        for (int option = 0; option < of.arcs().size(); option++) {
          var arc = of.arcs().get(option);
          if (numbers[arc.target()] >= 0) {
            var drawn = new Drawn(option, arc.cost(), numbers[arc.target()], part);
            drafts.get(number).arcs.add(drawn);
          }
        }
      }
    }
    end(flow.spend(body.first().cost()), numbers[body.first().target()]);
  }

  /** What was drawn, with an end for each flow: its last nodes, in this order. */
  CellBody body(List<Flow> ends) {
    for (var flow : ends) {
      end(flow, node(Address.ROOT, List.of()));
    }
    return new CellBody(nodes());
  }

  /** What was drawn, as the walk of a cell with an end for each shape that flows come with. */
  CellWalk walked(List<Flow> ends) {
    var shared = shared(ends);
    if (shared.isPresent()) {
      return shared.get();
    }
    var outputs = new LinkedHashMap<TensorShape, Integer>();
    for (var flow : ends) {
      var current = flow.state().current();
      if (current != null) {
        int end = outputs.computeIfAbsent(current.shape(), of -> node(Address.ROOT, List.of()));
        end(flow, end);
      }
    }
    return new CellWalk(new CellBody(nodes()), Cost.ZERO, outputs);
  }

  /** Where nothing was decided but the opening: that, at another price. */
  private Optional<CellWalk> shared(List<Flow> ends) {
    if (opening.isEmpty() || ends.isEmpty()) {
      return Optional.empty();
    }
    var outputs = new LinkedHashMap<TensorShape, Integer>();
    var paid = ends.get(0).offset();
    for (var flow : ends) {
      var current = flow.state().current();
      var end = outcome(flow);
      if (current == null
          || end.isEmpty()
          || !flow.offset().equals(paid)
          || outputs.put(current.shape(), end.getAsInt()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new CellWalk(opening.get().body, opening.get().flow.offset().plus(paid), outputs));
  }

  private OptionalInt outcome(Flow flow) {
    for (var outcome : opening.orElseThrow().outcomes.entrySet()) {
      if (outcome.getValue().arcs() == flow.arcs()) {
        return OptionalInt.of(outcome.getKey());
      }
    }
    return OptionalInt.empty();
  }

  /** The whole diagram, once all flows have come to their end. */
  Diagram diagram(List<Flow> ends) {
    int sink = node(Address.ROOT, List.of());
    ends.forEach(flow -> end(flow, sink));
    return new Diagram(nodes());
  }

  /** The whole diagram again, at the cost of one part. */
  Diagram diagramOf(int ofPart) {
    return new Diagram(nodes(arc -> arc.part == ofPart ? arc.cost : Cost.ZERO));
  }

  private List<Diagram.Node> nodes() {
    return nodes(Drawn::cost);
  }

  private List<Diagram.Node> nodes(Function<Drawn, Cost> cost) {
    var nodes = new ArrayList<Diagram.Node>(drafts.size());
    for (var draft : drafts) {
      draft.arcs.sort(Comparator.comparingInt(Drawn::option));
      var arcs = new ArrayList<Diagram.Arc>(draft.arcs.size());
      for (var arc : draft.arcs) {
        arcs.add(new Diagram.Arc(draft.options.get(arc.option), cost.apply(arc), arc.target));
      }
      nodes.add(new Diagram.Node(draft.address, arcs));
    }
    return nodes;
  }
}
