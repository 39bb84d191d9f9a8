package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Cost;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a diagram down to the paths that keep all bounds, exactly: a node is split by what was spent
 * on the way to it, unless everything or nothing behind it keeps the bounds anyway.
 */
public final class Restriction {
  private static final int MOST_NODES = 200_000;
  private static final Cost FREE = new Cost(-1, -1, -1);
  private static final Cost NOWHERE = new Cost(-2, -2, -2);

  private final Diagram diagram;
  private final List<Bound> bounds;
  private final List<Extremes> extremes;

  private Restriction(Diagram diagram, List<Bound> bounds) {
    this.diagram = diagram;
    this.bounds = bounds;
    this.extremes = bounds.stream().map(bound -> new Extremes(diagram, bound.measure())).toList();
  }

  /** The diagram of what is left, or empty where it would be too large. */
  public static Optional<Diagram> of(Diagram diagram, List<Bound> bounds) {
    return new Restriction(diagram, bounds).restrict();
  }

  private Optional<Diagram> restrict() {
    var levels = new ArrayList<Map<Cost, Draft>>();
    diagram.nodes().forEach(node -> levels.add(new LinkedHashMap<>()));
    var order = new ArrayList<Draft>();
    var start = draft(levels, order, 0, Cost.ZERO);
    for (int node = 0; node < diagram.sink(); node++) {
      for (var draft : List.copyOf(levels.get(node).values())) {
        expand(draft, levels, order);
      }
      if (order.size() > MOST_NODES) {
        return Optional.empty();
      }
    }
    order.sort(Comparator.comparingInt(it -> it.node));
    for (int i = order.size() - 1; i >= 0; i--) {
      order.get(i).prune(diagram.sink());
    }
    return Optional.of(numbered(order, start));
  }

  /** A node of the new diagram while it is built. */
  private static final class Draft {
    final int node;
    final Cost spent;
    final List<Diagram.Arc> arcs = new ArrayList<>();
    final List<Draft> targets = new ArrayList<>();
    boolean alive = true;

    Draft(int node, Cost spent) {
      this.node = node;
      this.spent = spent;
    }

    void prune(int sink) {
      for (int i = targets.size() - 1; i >= 0; i--) {
        if (!targets.get(i).alive) {
          targets.remove(i);
          arcs.remove(i);
        }
      }
      alive = node == sink || !targets.isEmpty();
    }
  }

  private static Draft draft(
      List<Map<Cost, Draft>> levels, List<Draft> order, int node, Cost spent) {
    return levels
        .get(node)
        .computeIfAbsent(
            spent,
            cost -> {
              var draft = new Draft(node, cost);
              order.add(draft);
              return draft;
            });
  }

  private void expand(Draft draft, List<Map<Cost, Draft>> levels, List<Draft> order) {
    boolean free = draft.spent.equals(FREE);
    for (var arc : diagram.node(draft.node).arcs()) {
      var spent = free ? FREE : state(arc.target(), draft.spent.plus(arc.cost()));
      if (!spent.equals(NOWHERE)) {
        draft.arcs.add(arc);
        draft.targets.add(draft(levels, order, arc.target(), spent));
      }
    }
  }

  /** What must be remembered at a node: nothing where all paths behind it keep the bounds. */
  private Cost state(int node, Cost spent) {
    boolean free = true;
    long macs = 0;
    long params = 0;
    long bytes = 0;
    for (int i = 0; i < bounds.size(); i++) {
      var bound = bounds.get(i);
      long so = spent.of(bound.measure());
      long least = so + extremes.get(i).least(node);
      long greatest = so + extremes.get(i).greatest(node);
      if (least > bound.greatest() || greatest < bound.least()) {
        return NOWHERE;
      }
      free &= bound.holds(least) && bound.holds(greatest);
      switch (bound.measure()) {
        case MACS -> macs = so;
        case PARAMS -> params = so;
        case ACTIVATION_BYTES -> bytes = so;
        case ACCURACY, CROSS_ENTROPY, LATENCY -> {}
      }
    }
    return free ? FREE : new Cost(macs, params, bytes);
  }

  private Diagram numbered(List<Draft> order, Draft start) {
    var alive = order.stream().filter(it -> it.alive || it == start).toList();
    var numbers = new IdentityHashMap<Draft, Integer>();
    int next = 0;
    for (var draft : alive) {
      if (draft.node != diagram.sink()) {
        numbers.put(draft, next++);
      }
    }
    int sink = next;
    var nodes = new ArrayList<Diagram.Node>();
    for (var draft : alive) {
      if (draft.node != diagram.sink()) {
        var arcs = new ArrayList<Diagram.Arc>();
        for (int i = 0; i < draft.arcs.size(); i++) {
          var arc = draft.arcs.get(i);
          arcs.add(
              new Diagram.Arc(
                  arc.option(), arc.cost(), numbers.getOrDefault(draft.targets.get(i), sink)));
        }
        nodes.add(new Diagram.Node(diagram.node(draft.node).address(), arcs));
      }
    }
    nodes.add(new Diagram.Node(Address.ROOT, List.of()));
    return new Diagram(nodes);
  }
}
