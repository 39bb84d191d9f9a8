package dev.nasc.explore;

import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the place gives: the names of the innermost cell and graph, and what an operation on an edge
 * is handed.
 *
 * @param cell how deep the innermost cell is; -1 outside one
 */
record Around(int cell, Optional<OfGraph> graph, Optional<Edge> edge) {
  static final Around NOTHING = new Around(-1, Optional.empty(), Optional.empty());

  /**
   * A graph that is being run.
   *
   * @param site where its parts are written
   * @param inputs how many of its states are inputs
   * @param names of the states so far
   */
  record OfGraph(Term.Graph graph, Site site, int inputs, List<String> names) {
    OfGraph {
      names = List.copyOf(names);
    }

    int depth() {
      return site.depth();
    }

    OfGraph with(String node) {
      var more = new ArrayList<>(names);
      more.add(node);
      return new OfGraph(graph, site, inputs, more);
    }

    Term.StateOf state(int part) {
      return new Term.StateOf(
          depth(), State.STATES, part, names.get(part), part < inputs, graph.span());
    }

    List<Term.StateOf> states(int from) {
      var states = new ArrayList<Term.StateOf>();
      for (int part = from; part < names.size(); part++) {
        states.add(state(part));
      }
      return states;
    }
  }

  /** What the operation on an edge gets where it is not given its own; written in the graph. */
  record Edge(Optional<Term> channels, Optional<Term> stride, Site site) {
    /** All that it is handed. */
    List<Optional<Term>> terms() {
      return List.of(channels, stride);
    }

    Optional<Term> of(String parameter) {
      return switch (parameter) {
        case "channels" -> channels;
        case "stride" -> stride;
        default -> Optional.empty();
      };
    }
  }

  Around inCell(int depth) {
    return new Around(depth, Optional.empty(), Optional.empty());
  }

  Around in(OfGraph inner) {
    return new Around(cell, Optional.of(inner), Optional.empty());
  }

  Around offEdge() {
    return edge.isEmpty() ? this : new Around(cell, graph, Optional.empty());
  }

  /** On an edge from a state of the graph: the stride goes to operations on its inputs only. */
  Around onEdge(Term.StateOf from) {
    if (graph.isEmpty() || graph.get().depth() != from.depth()) {
      return offEdge();
    }
    var of = graph.get();
    var stride = from.fromInput() ? of.graph().stride() : Optional.<Term>empty();
    return new Around(cell, graph, Optional.of(new Edge(of.graph().channels(), stride, of.site())));
  }
}
