package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The decisions of a cell, or of a graph's nodes, drawn by themselves: node 0 is the start, nodes
 * without an address are ends. The same body serves all surroundings in which only what comes
 * before the first decision differs; bodies are told apart by identity.
 */
final class CellBody {
  private final List<Diagram.Node> nodes;

  CellBody(List<Diagram.Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  List<Diagram.Node> nodes() {
    return nodes;
  }

  /** The one arc of the start. */
  Diagram.Arc first() {
    return nodes.get(0).arcs().get(0);
  }

  boolean isEnd(int node) {
    return node > 0 && nodes.get(node).address().equals(Address.ROOT);
  }

  List<Integer> ends() {
    var ends = new ArrayList<Integer>();
    for (int node = 1; node < nodes.size(); node++) {
      if (isEnd(node)) {
        ends.add(node);
      }
    }
    return ends;
  }

  /** Which nodes lead to one of {@code ends}. */
  boolean[] leading(Collection<Integer> ends) {
    var leads = new boolean[nodes.size()];
    ends.forEach(end -> leads[end] = true);
    for (int node = nodes.size() - 1; node >= 0; node--) {
      for (var arc : nodes.get(node).arcs()) {
        leads[node] |= leads[arc.target()];
      }
    }
    return leads;
  }

  /**
   * Numbers for the decisions that lead on, from {@code next}; -1 for the start, ends and others.
   */
  int[] numbers(boolean[] leads, int next) {
    var numbers = new int[nodes.size()];
    Arrays.fill(numbers, -1);
    int number = next;
    for (int node = 1; node < numbers.length; node++) {
      if (leads[node] && !isEnd(node)) {
        numbers[node] = number++;
      }
    }
    return numbers;
  }

  /** Whether both make the same decisions in the same order: only costs and shapes differ. */
  boolean isAlike(CellBody other) {
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

  /** What an arc of a body costs when several bodies of one form are decided at once. */
  interface ArcCost {
    dev.nasc.model.Cost of(int node, int arc);
  }

  /** A body of the same form at other costs. */
  CellBody at(ArcCost cost) {
    var changed = new ArrayList<Diagram.Node>();
    for (int node = 0; node < nodes.size(); node++) {
      var arcs = new ArrayList<Diagram.Arc>();
      var mine = nodes.get(node).arcs();
      for (int i = 0; i < mine.size(); i++) {
        arcs.add(new Diagram.Arc(mine.get(i).option(), cost.of(node, i), mine.get(i).target()));
      }
      changed.add(new Diagram.Node(nodes.get(node).address(), arcs));
    }
    return new CellBody(changed);
  }
}
