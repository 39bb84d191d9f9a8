package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.TensorShape;
import java.util.List;
import java.util.Map;

/**
 * A cell counted by itself in some surroundings: a diagram that begins at node 0 and has an end for
 * each shape that the cell can yield there.
 */
record CellWalk(List<Diagram.Node> nodes, Map<TensorShape, Integer> ends) {

  /** Whether both make the same decisions in the same order: only costs and shapes differ. */
  boolean isAlike(CellWalk other) {
    if (nodes.size() != other.nodes.size()) {
      return false;
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (!isAlike(nodes.get(i), other.nodes.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlike(Diagram.Node one, Diagram.Node other) {
    if (one.arcs().size() != other.arcs().size() || !one.address().equals(other.address())) {
      return false;
    }
    for (int i = 0; i < one.arcs().size(); i++) {
      var arc = one.arcs().get(i);
      var same = other.arcs().get(i);
      if (arc.target() != same.target() || !arc.option().equals(same.option())) {
        return false;
      }
    }
    return true;
  }

  /** What it yields where it ends at node {@code end}. */
  TensorShape output(int end) {
    return ends.entrySet().stream()
        .filter(entry -> entry.getValue() == end)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
