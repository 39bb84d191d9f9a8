package dev.nasc.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a body that leads to some of its ends. It is asked for with every flow that the body
 * is drawn behind, most often in an empty sketch: what flows come out with then is kept.
 */
final class Route {
  /** The first number after the start of a sketch. */
  private static final int FIRST = 1;

  private final CellBody body;
  private final boolean[] leads;
  private Optional<Map<Integer, List<Flow.Arc>>> fromFirst = Optional.empty();

  Route(CellBody body, Collection<Integer> ends) {
    this.body = body;
    leads = new boolean[body.nodes().size()];
    ends.forEach(end -> leads[end] = true);
    for (int node = leads.length - 1; node >= 0; node--) {
      for (var arc : body.nodes().get(node).arcs()) {
        leads[node] |= leads[arc.target()];
      }
    }
  }

  /** Whether any decisions come to one of the ends. */
  boolean exists() {
    return leads[0];
  }

  /**
   * Numbers for the decisions that lead on, from {@code next}; -1 for the start, ends and others.
   */
  int[] numbers(int next) {
    var numbers = new int[leads.length];
    Arrays.fill(numbers, -1);
    int number = next;
    for (int node = 1; node < numbers.length; node++) {
      if (leads[node] && !body.isEnd(node)) {
        numbers[node] = number++;
      }
    }
    return numbers;
  }

  /** The arcs into each end, where its decisions are numbered from {@code next}. */
  Map<Integer, List<Flow.Arc>> outcomes(int next) {
    if (next != FIRST) {
      return arcs(numbers(next));
    }
    if (fromFirst.isEmpty()) {
      fromFirst = Optional.of(arcs(numbers(FIRST)));
    }
    return fromFirst.get();
  }

  private Map<Integer, List<Flow.Arc>> arcs(int[] numbers) {
    var open = new LinkedHashMap<Integer, List<Flow.Arc>>();
    for (int node = 1; node < numbers.length; node++) {
      if (numbers[node] < 0) {
        continue;
      }
      var arcs = body.nodes().get(node).arcs();
      for (int option = 0; option < arcs.size(); option++) {
        var arc = arcs.get(option);
        if (leads[arc.target()] && body.isEnd(arc.target())) {
          open.computeIfAbsent(arc.target(), end -> new ArrayList<>())
              .add(new Flow.Arc(numbers[node], option, arc.cost()));
        }
      }
    }
    return open;
  }
}
