package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A diagram without what does not lead to the sink, and with equal nodes as one. */
final class Reduction {
  private Reduction() {}

  static Diagram of(Diagram diagram) {
    int sink = diagram.sink();
    var kept = new int[sink + 1];
    var nodes = new ArrayList<Diagram.Node>();
    var known = new HashMap<Diagram.Node, Integer>();
    nodes.add(diagram.node(sink));
    for (int id = sink - 1; id >= 0; id--) {
      var node = new Diagram.Node(diagram.node(id).address(), arcs(diagram.node(id), kept));
      if (node.arcs().isEmpty() && id > 0) {
        kept[id] = -1;
        continue;
      }
      var same = id == 0 ? null : known.putIfAbsent(node, nodes.size());
      kept[id] = same == null ? nodes.size() : same;
      if (same == null) {
        nodes.add(node);
      }
    }
    return forwards(nodes);
  }

  /** The arcs that lead on, their targets numbered from the sink. */
  private static List<Diagram.Arc> arcs(Diagram.Node node, int[] kept) {
    return node.arcs().stream()
        .filter(arc -> kept[arc.target()] >= 0)
        .map(arc -> new Diagram.Arc(arc.option(), arc.cost(), kept[arc.target()]))
        .toList();
  }

  private static Diagram forwards(List<Diagram.Node> fromSink) {
    int last = fromSink.size() - 1;
    var nodes = new ArrayList<Diagram.Node>();
    for (int i = last; i > 0; i--) {
      var node = fromSink.get(i);
      var arcs =
          node.arcs().stream()
              .map(arc -> new Diagram.Arc(arc.option(), arc.cost(), last - arc.target()))
              .toList();
      nodes.add(new Diagram.Node(node.address(), arcs));
    }
    nodes.add(new Diagram.Node(Address.ROOT, List.of()));
    return new Diagram(nodes);
  }
}
