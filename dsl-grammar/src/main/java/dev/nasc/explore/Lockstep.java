package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.explore.CellHistory.Use;
import dev.nasc.model.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Several walks of one cell taken together: every decision is made in all of them at once and costs
 * the sum of what it costs in each.
 */
final class Lockstep {
  private final List<CellWalk> walks;
  private final Map<List<Use>, Optional<CellWalk>> known = new HashMap<>();
  private final Map<Map<CellBody, Long>, CellBody> sums = new HashMap<>();
  private final Map<List<CellBody>, Boolean> alike = new HashMap<>();

  private final Trail trail;

  Lockstep(List<CellWalk> walks, Trail trail) {
    this.walks = walks;
    this.trail = trail;
  }

  /**
   * The decisions under which every use yields what it is said to yield: a walk whose only end is
   * its last node. Empty where there are none.
   */
  Optional<CellWalk> together(List<Use> uses) {
    var found = known.get(uses);
    if (found == null) {
      found = areAlike(uses) ? summed(uses) : new Product(uses).walk();
      known.put(List.copyOf(uses), found);
    }
    return found;
  }

  boolean areAlike(int one, int other) {
    var first = walks.get(one).body();
    var second = walks.get(other).body();
    return first == second
        || alike.computeIfAbsent(List.of(first, second), pair -> first.isAlike(second));
  }

  private boolean areAlike(List<Use> uses) {
    int first = uses.get(0).context();
    return uses.stream().allMatch(use -> areAlike(first, use.context()));
  }

  /** Walks of one form: the same decisions at the sum of their costs. */
  private Optional<CellWalk> summed(List<Use> uses) {
    var output = uses.get(0).output();
    int end = walks.get(uses.get(0).context()).ends().getOrDefault(output, -1);
    var entry = Cost.ZERO;
    var times = new LinkedHashMap<CellBody, Long>();
    for (var use : uses) {
      var walk = walks.get(use.context());
      if (walk.ends().getOrDefault(use.output(), -1) != end) {
        return Optional.empty();
      }
      entry = entry.plus(walk.entry().times(use.times()));
      times.merge(walk.body(), (long) use.times(), Long::sum);
    }
    var body = sums.computeIfAbsent(times, Lockstep::sum);
    return Optional.of(new CellWalk(body, entry, Map.of(output, end)));
  }

  private static CellBody sum(Map<CellBody, Long> times) {
    var bodies = List.copyOf(times.keySet());
    return bodies
        .get(0)
        .at(
            (node, arc) -> {
              var cost = Cost.ZERO;
              for (var body : bodies) {
                var one = body.nodes().get(node).arcs().get(arc).cost();
                cost = cost.plus(one.times(times.getOrDefault(body, 0L)));
              }
              return cost;
            });
  }

  /** A node of each walk, all at the same decision. */
  private record Place(List<Integer> at) {}

  private final class Product {
    private final List<Use> uses;
    private final TreeMap<Integer, Map<Place, Integer>> waiting = new TreeMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<List<Diagram.Arc>> arcs = new ArrayList<>();

    Product(List<Use> uses) {
      this.uses = uses;
    }

    /**
     * Arcs lead to greater numbers in every walk, so places in the order of their first walk's
     * number come after all that lead to them.
     */
    Optional<CellWalk> walk() {
      number(new Place(uses.stream().map(use -> 0).toList()));
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

    private Diagram.Node node(Place place, int use) {
      return walk(use).body().nodes().get(place.at.get(use));
    }

    private CellWalk walk(int use) {
      return walks.get(uses.get(use).context());
    }

    private void expand(Place place, int number) {
      var first = node(place, 0);
      for (int use = 1; use < uses.size(); use++) {
        requireAlike(first, node(place, use));
      }
      for (int option = 0; option < first.arcs().size(); option++) {
        var cost = Cost.ZERO;
        var targets = new ArrayList<Integer>();
        for (int use = 0; use < uses.size(); use++) {
          var arc = node(place, use).arcs().get(option);
          var paid = place.at.get(use) == 0 ? arc.cost().plus(walk(use).entry()) : arc.cost();
          cost = cost.plus(paid.times(uses.get(use).times()));
          targets.add(arc.target());
        }
        int target = number(new Place(targets));
        arcs.get(number).add(new Diagram.Arc(first.arcs().get(option).option(), cost, target));
      }
    }

    private boolean isEnd(Place place) {
      for (int use = 0; use < uses.size(); use++) {
        var ends = walk(use).ends();
        if (!place.at.get(use).equals(ends.get(uses.get(use).output()))) {
          return false;
        }
      }
      return true;
    }

    /** Without what leads nowhere; numbered so that arcs still lead to greater numbers. */
    private Optional<CellWalk> pruned() {
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
      var end = Map.of(uses.get(0).output(), nodes.size() - 1);
      return Optional.of(new CellWalk(new CellBody(nodes), Cost.ZERO, end));
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

    private void requireAlike(Diagram.Node one, Diagram.Node other) {
      boolean alike =
          one.address().equals(other.address()) && one.arcs().size() == other.arcs().size();
      for (int i = 0; alike && i < one.arcs().size(); i++) {
        alike = one.arcs().get(i).option().equals(other.arcs().get(i).option());
      }
      if (!alike) {
        var at = one.arcs().isEmpty() ? other.address() : one.address();
        throw Fault.of(Problem.What.CELL_DIFFERS, trail.innermost(), at);
      }
    }
  }
}
