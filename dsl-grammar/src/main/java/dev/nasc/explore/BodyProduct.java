package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.explore.Lockstep.Ending;
import dev.nasc.model.Cost;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Bodies of different forms, decided at once: its nodes are a node of each, at one decision. */
final class BodyProduct {
  private final List<Ending> endings;
  private final Span at;
  private final TreeMap<Integer, Map<Place, Integer>> waiting = new TreeMap<>();
  private final List<Place> places = new ArrayList<>();
  private final List<List<Diagram.Arc>> arcs = new ArrayList<>();

  /**
   * @param at where it is reported that the bodies have different options
   */
  BodyProduct(List<Ending> endings, Span at) {
    this.endings = endings;
    this.at = at;
  }

  /** A node of each body, all at the same decision. */
  private record Place(List<Integer> at) {}

  /**
   * The decisions under which all come to their ends, its last node; empty where there are none.
   * Arcs lead to greater numbers in every body, so places in the order of their first body's number
   * come after all that lead to them.
   */
  Optional<CellBody> body() {
    number(new Place(endings.stream().map(ending -> 0).toList()));
    while (!waiting.isEmpty()) {
      waiting.pollFirstEntry().getValue().forEach(this::expand);
    }
    return pruned();
  }

  private int number(Place place) {
    int level = place.at.get(0);
    return waiting
        .computeIfAbsent(level, of -> new HashMap<>())
        .computeIfAbsent(
            place,
            of -> {
              places.add(place);
              arcs.add(new ArrayList<>());
              return places.size() - 1;
            });
  }

  private Diagram.Node node(Place place, int body) {
    return endings.get(body).body().nodes().get(place.at.get(body));
  }

  private void expand(Place place, int number) {
    var first = node(place, 0);
    for (int body = 1; body < endings.size(); body++) {
      requireAlike(first, node(place, body));
    }
    for (int option = 0; option < first.arcs().size(); option++) {
      var cost = Cost.ZERO;
      var targets = new ArrayList<Integer>();
      for (int body = 0; body < endings.size(); body++) {
        var arc = node(place, body).arcs().get(option);
        cost = cost.plus(arc.cost());
        targets.add(arc.target());
      }
      int target = number(new Place(targets));
      arcs.get(number).add(new Diagram.Arc(first.arcs().get(option).option(), cost, target));
    }
  }

  private void requireAlike(Diagram.Node one, Diagram.Node other) {
    boolean alike =
        one.address().equals(other.address()) && one.arcs().size() == other.arcs().size();
    for (int i = 0; alike && i < one.arcs().size(); i++) {
      alike = one.arcs().get(i).option().equals(other.arcs().get(i).option());
    }
    if (!alike) {
      var address = one.arcs().isEmpty() ? other.address() : one.address();
      throw Fault.of(Problem.What.CELL_DIFFERS, at, address);
    }
  }

  private boolean isEnd(Place place) {
    for (int body = 0; body < endings.size(); body++) {
      if (place.at.get(body) != endings.get(body).end()) {
        return false;
      }
    }
    return true;
  }

  /** Without what leads nowhere; numbered so that arcs still lead to greater numbers. */
  private Optional<CellBody> pruned() {
    var order = new Integer[places.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> places.get(a).at.get(0) - places.get(b).at.get(0));
    var alive = new boolean[order.length];
    for (int i = order.length - 1; i >= 0; i--) {
      int id = order[i];
      alive[id] =
          isEnd(places.get(id)) || arcs.get(id).stream().anyMatch(arc -> alive[arc.target()]);
    }
    if (!alive[0]) {
      return Optional.empty();
    }
    var numbers = new int[order.length];
    int next = 0;
    for (int id : order) {
      numbers[id] = alive[id] ? next++ : -1;
    }
    var nodes = new ArrayList<Diagram.Node>();
    for (int id : order) {
      if (alive[id]) {
        nodes.add(node(id, alive, numbers));
      }
    }
    return Optional.of(new CellBody(nodes));
  }

  private Diagram.Node node(int id, boolean[] alive, int[] numbers) {
    var kept = new ArrayList<Diagram.Arc>();
    for (var arc : arcs.get(id)) {
      if (alive[arc.target()]) {
        kept.add(new Diagram.Arc(arc.option(), arc.cost(), numbers[arc.target()]));
      }
    }
    return new Diagram.Node(node(places.get(id), 0).address(), kept);
  }
}
