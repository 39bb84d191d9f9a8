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

  List<Arc> settled() {
    if (offset.equals(Cost.ZERO)) {
      return arcs;
    }
    var settled = new ArrayList<Arc>(arcs.size());
    for (var arc : arcs) {
      settled.add(new Arc(arc.from, arc.option, arc.cost.plus(offset)));
    }
    return settled;
  }

  Flow join(Flow other) {
    if (offset.equals(other.offset)) {
      return new Flow(state, concat(arcs, other.arcs), offset);
    }
    return new Flow(state, concat(settled(), other.settled()), Cost.ZERO);
  }

  private static List<Arc> concat(List<Arc> a, List<Arc> b) {
    var all = new ArrayList<Arc>(a.size() + b.size());
    all.addAll(a);
    all.addAll(b);
    return all;
  }
}
