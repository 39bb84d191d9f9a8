package dev.nasc.explore;

import dev.nasc.model.Cost;
import java.util.ArrayList;
import java.util.List;

/**
 * All runs that are in one state, with the arcs that lead there and do not end yet.
 *
 * @param offset what was spent since, on every arc
 */
record Flow(State state, List<Arc> arcs, Cost offset) {
  /** An arc of the diagram without its end: from a node, by an option, at a cost. */
  record Arc(int from, int option, Cost cost) {}

  @SuppressWarnings("ReferenceEquality") // it only saves an object
  Flow with(State next) {
    return next == state ? this : new Flow(next, arcs, offset);
  }

  Flow spend(Cost cost) {
    return cost.equals(Cost.ZERO) ? this : new Flow(state, arcs, offset.plus(cost));
  }

  private void settle(List<Arc> into) {
    if (offset.equals(Cost.ZERO)) {
      into.addAll(arcs);
      return;
    }
    for (var arc : arcs) {
      into.add(new Arc(arc.from, arc.option, arc.cost.plus(offset)));
    }
  }

  Flow join(Flow other) {
    return join(List.of(this, other));
  }

  /** Flows that are in one state, as one. */
  static Flow join(List<Flow> flows) {
    var first = flows.get(0);
    if (flows.size() == 1) {
      return first;
    }
    boolean even = true;
    int arcs = 0;
    for (var flow : flows) {
      even &= flow.offset.equals(first.offset);
      arcs += flow.arcs.size();
    }
    var all = new ArrayList<Arc>(arcs);
    for (var flow : flows) {
      if (even) {
        all.addAll(flow.arcs);
      } else {
        flow.settle(all);
      }
    }
    return new Flow(first.state, all, even ? first.offset : Cost.ZERO);
  }
}
