package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Cost;
import java.util.List;

/**
 * A space as a decision diagram: a node decides one address, an arc is one option of it with what
 * the network costs from there to the next decision; an architecture is a path from the start to
 * the sink. Arcs lead to nodes with greater numbers. Node 0 is the start, the last is the sink.
 */
record Diagram(List<Node> nodes) {
  Diagram {
    nodes = List.copyOf(nodes);
  }

  /**
   * @param address what is decided here; the start has the empty one
   */
  record Node(Address address, List<Arc> arcs) {
    Node {
      arcs = List.copyOf(arcs);
    }
  }

  /**
   * @param option the option's label; empty at the start
   */
  record Arc(String option, Cost cost, int target) {}

  int sink() {
    return nodes.size() - 1;
  }

  Node node(int id) {
    return nodes.get(id);
  }
}
