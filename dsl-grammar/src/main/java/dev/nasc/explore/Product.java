package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A diagram cut down to the paths that a tracker accepts, exactly: each node is split by what the
 * tracker remembers of the way to it, and what is equal behind is one again.
 */
final class Product<S> {
  static final int MOST_NODES = 200_000;

  /** Follows a path arc by arc. */
  interface Tracker<S> {
    S start();

    /** What is remembered after an arc, or empty where no path behind it can be accepted. */
    Optional<S> next(S state, int node, int arc);

    /** Whether a path that ends so is accepted. */
    boolean accepts(S state);
  }

  private final Diagram diagram;
  private final Tracker<S> tracker;
  private final List<Map<S, Integer>> numbers = new ArrayList<>();
  private final List<Diagram.Node> nodes = new ArrayList<>();

  private Product(Diagram diagram, Tracker<S> tracker) {
    this.diagram = diagram;
    this.tracker = tracker;
    diagram.nodes().forEach(node -> numbers.add(new LinkedHashMap<>()));
  }

  /** What is left, or empty where it would be too large. */
  static <S> Optional<Diagram> of(Diagram diagram, Tracker<S> tracker) {
    return new Product<>(diagram, tracker).restrict();
  }

  /**
   * Arcs are first drawn to provisional targets, pairs of node and state in the order in which they
   * were reached; their final numbers follow the order of the nodes.
   */
  private Optional<Diagram> restrict() {
    var reached = new ArrayList<Reached<S>>();
    numbers.get(0).put(tracker.start(), 0);
    reached.add(new Reached<>(0, tracker.start(), new ArrayList<>()));
    for (int node = 0; node < diagram.sink(); node++) {
      for (int id : List.copyOf(numbers.get(node).values())) {
        expand(reached.get(id), reached);
      }
      if (reached.size() > MOST_NODES) {
        return Optional.empty();
      }
    }
    return Optional.of(Reduction.of(ordered(reached)));
  }

  private record Reached<S>(int node, S state, List<Diagram.Arc> arcs) {}

  private void expand(Reached<S> from, List<Reached<S>> reached) {
    var arcs = diagram.node(from.node()).arcs();
    for (int i = 0; i < arcs.size(); i++) {
      var arc = arcs.get(i);
      var next = tracker.next(from.state(), from.node(), i);
      if (next.isPresent() && (arc.target() != diagram.sink() || tracker.accepts(next.get()))) {
        int id = number(arc.target(), next.get(), reached);
        from.arcs().add(new Diagram.Arc(arc.option(), arc.cost(), id));
      }
    }
  }

  private int number(int node, S state, List<Reached<S>> reached) {
    if (node == diagram.sink()) {
      return -1;
    }
    return numbers
        .get(node)
        .computeIfAbsent(
            state,
            fresh -> {
              reached.add(new Reached<>(node, fresh, new ArrayList<>()));
              return reached.size() - 1;
            });
  }

  private Diagram ordered(List<Reached<S>> reached) {
    var last = new int[reached.size()];
    var order = new ArrayList<Reached<S>>();
    for (int node = 0; node < diagram.sink(); node++) {
      for (int id : numbers.get(node).values()) {
        last[id] = order.size();
        order.add(reached.get(id));
      }
    }
    for (var node : order) {
      var arcs =
          node.arcs().stream()
              .map(
                  arc ->
                      new Diagram.Arc(
                          arc.option(),
                          arc.cost(),
                          arc.target() < 0 ? order.size() : last[arc.target()]))
              .toList();
      nodes.add(new Diagram.Node(diagram.node(node.node()).address(), arcs));
    }
    nodes.add(new Diagram.Node(Address.ROOT, List.of()));
    return new Diagram(nodes);
  }
}
