package dev.nasc.explore;

import dev.nasc.model.Cost;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Draws a body behind several flows at once. Copies of a decision that lead to the same are one:
 * flows that took different states of a graph before have taken the same ones after most options.
 *
 * <p>What lies behind a node of the body is numbered: first the states that flows can end in, then
 * each copy of a decision by what its options lead to.
 */
final class SharedSplice {
  private static final int NOWHERE = -1;

  private final Sketch sketch;
  private final CellBody body;
  private final List<Flow> flows;
  private final List<State> states = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();

  /** For each flow, what lies behind each node of the body. */
  private final int[][] behind;

  /** One copy of a node of the body, in the surroundings of the first flow that it is drawn for. */
  private record Copy(int node, int flow) {}

  /** The state of a flow after the body has come to one of its ends. */
  interface After {
    State of(Flow flow, int end);
  }

  SharedSplice(Sketch sketch, CellBody body, List<Flow> flows, After after) {
    this.sketch = sketch;
    this.body = body;
    this.flows = flows;
    this.behind = new int[flows.size()][body.nodes().size()];
    number(after);
  }

  private void number(After after) {
    var known = new HashMap<State, Integer>();
    var ends = body.ends();
    for (int flow = 0; flow < behind.length; flow++) {
      for (int end : ends) {
        var state = after.of(flows.get(flow), end);
        var before = known.putIfAbsent(state, states.size());
        behind[flow][end] = before == null ? states.size() : before;
        if (before == null) {
          states.add(state);
        }
      }
    }
    for (int node = body.nodes().size() - 1; node > 0; node--) {
      if (!body.isEnd(node)) {
        number(node);
      }
    }
  }

  private void number(int node) {
    var arcs = body.nodes().get(node).arcs();
    var known = new HashMap<IntBuffer, Integer>();
    for (int flow = 0; flow < behind.length; flow++) {
      int[] targets = new int[arcs.size()];
      boolean leads = false;
      for (int i = 0; i < targets.length; i++) {
        targets[i] = behind[flow][arcs.get(i).target()];
        leads |= targets[i] != NOWHERE;
      }
      int next = states.size() + copies.size();
      int number = leads ? known.getOrDefault(IntBuffer.wrap(targets), next) : NOWHERE;
      if (number == next) {
        known.put(IntBuffer.wrap(targets), next);
        copies.add(new Copy(node, flow));
      }
      behind[flow][node] = number;
    }
  }

  /** Draws it; returns the flows behind it, most often one for each state. */
  List<Flow> draw() {
    int[] drawn = new int[copies.size()];
    for (int copy = drawn.length - 1; copy >= 0; copy--) { // so that arcs lead to greater numbers
      int node = copies.get(copy).node;
      drawn[copy] = sketch.node(body.nodes().get(node).address(), body.options(node));
    }
    var open = new ArrayList<List<Flow.Arc>>();
    states.forEach(state -> open.add(new ArrayList<>()));
    for (int copy = drawn.length - 1; copy >= 0; copy--) {
      draw(copy, drawn, open);
    }
    var done = new ArrayList<Flow>();
    for (int flow = 0; flow < behind.length; flow++) {
      int first = behind[flow][body.first().target()];
      var begun = flows.get(flow).spend(body.first().cost());
      if (first >= states.size()) {
        sketch.end(begun, drawn[first - states.size()]);
      } else if (first != NOWHERE) {
        done.add(begun.with(states.get(first))); // nothing is decided
      }
    }
    for (int state = 0; state < open.size(); state++) {
      if (!open.get(state).isEmpty()) {
        done.add(new Flow(states.get(state), open.get(state), Cost.ZERO));
      }
    }
    return done;
  }

  private void draw(int copy, int[] drawn, List<List<Flow.Arc>> open) {
    var of = copies.get(copy);
    var arcs = body.nodes().get(of.node).arcs();
    for (int option = 0; option < arcs.size(); option++) {
      var arc = new Flow.Arc(drawn[copy], option, arcs.get(option).cost());
      int target = behind[of.flow][arcs.get(option).target()];
      if (target >= states.size()) {
        sketch.end(arc, drawn[target - states.size()]);
      } else if (target != NOWHERE) {
        open.get(target).add(arc);
      }
    }
  }
}
