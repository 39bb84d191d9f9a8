package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The decisions of a cell, or of a graph's nodes, drawn by themselves: node 0 is the start, nodes
 * without an address are ends. The same body serves all surroundings in which only what comes
 * before the first decision differs; bodies are told apart by identity.
 */
final class CellBody {
  private final List<Diagram.Node> nodes;
  private final List<List<String>> options;
  private final boolean[] ends;
  private final Map<Set<Integer>, Route> routes = new HashMap<>();

  CellBody(List<Diagram.Node> nodes) {
    this(nodes, nodes.stream().map(CellBody::options).toList());
  }

  private CellBody(List<Diagram.Node> nodes, List<List<String>> options) {
    this.nodes = List.copyOf(nodes);
    this.options = options;
    ends = new boolean[nodes.size()];
    for (int node = 1; node < ends.length; node++) {
      ends[node] = nodes.get(node).address().equals(Address.ROOT);
    }
  }

  List<Diagram.Node> nodes() {
    return nodes;
  }

  private static List<String> options(Diagram.Node node) {
    return node.arcs().stream().map(Diagram.Arc::option).toList();
  }

  /** The options that the arcs of a node take, in their order. */
  List<String> options(int node) {
    return options.get(node);
  }

  /** The one arc of the start. */
  Diagram.Arc first() {
    return nodes.get(0).arcs().get(0);
  }

  boolean isEnd(int node) {
    return ends[node];
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

  /** The part of it that leads to some of its ends. */
  Route to(Collection<Integer> ends) {
    return routes.computeIfAbsent(Set.copyOf(ends), some -> new Route(this, some));
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

  /** The same decisions at other addresses. */
  CellBody at(UnaryOperator<Address> address) {
    var moved = new ArrayList<Diagram.Node>(nodes.size());
    for (int node = 0; node < ends.length; node++) {
      var of = nodes.get(node);
      boolean decides = node > 0 && !ends[node];
      moved.add(decides ? new Diagram.Node(address.apply(of.address()), of.arcs()) : of);
    }
    return new CellBody(moved);
  }

  /** What an arc of a body costs when several bodies of one form are decided at once. */
  interface ArcCost {
    dev.nasc.model.Cost of(int node, int arc);
  }

  /** A body of the same form at other costs. */
  CellBody at(ArcCost cost) {
    var changed = new ArrayList<Diagram.Node>(nodes.size());
    for (int node = 0; node < nodes.size(); node++) {
      var mine = nodes.get(node).arcs();
      var arcs = new ArrayList<Diagram.Arc>(mine.size());
      for (int i = 0; i < mine.size(); i++) {
        arcs.add(new Diagram.Arc(mine.get(i).option(), cost.of(node, i), mine.get(i).target()));
      }
      changed.add(new Diagram.Node(nodes.get(node).address(), arcs));
    }
    return new CellBody(changed, options);
  }
}
