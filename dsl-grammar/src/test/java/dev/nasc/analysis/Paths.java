package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small random diagrams, and all their paths one by one. */
record Paths(Diagram diagram, List<Paths.Path> all) {
  record Path(int[] arcs, Architecture architecture, Cost cost) {}

  /**
   * A chain of decisions. At each node an option may lead to several others; but no node is reached
   * by one option from two, so that each architecture is one path.
   */
  static Paths random(SplittableRandom random) {
    int levels = 2 + random.nextInt(5);
    int[] width = new int[levels + 1];
    for (int level = 0; level <= levels; level++) {
      width[level] = level == 0 || level == levels ? 1 : 1 + random.nextInt(3);
    }
    int[] scales = {1, 7, 1_000, 999_983};
    int scale = scales[random.nextInt(scales.length)];
    int options = 2 + random.nextInt(3);
    var arcs = new ArrayList<List<Diagram.Arc>>();
    var addresses = new ArrayList<Address>();
    int first = 0;
    for (int level = 0; level < levels; level++) {
      for (int node = 0; node < width[level]; node++) {
        addresses.add(level == 0 ? Address.ROOT : new Address("a" + level));
        arcs.add(new ArrayList<>());
      }
      for (int target = 0; target < width[level + 1]; target++) {
        for (int option = 0; option < (level == 0 ? 1 : options); option++) {
          int from = first + random.nextInt(width[level]);
          var label = level == 0 ? "" : "o" + option;
          arcs.get(from)
              .add(new Diagram.Arc(label, cost(random, scale), first + width[level] + target));
        }
      }
      first += width[level];
    }
    addresses.add(Address.ROOT);
    arcs.add(new ArrayList<>());
    return of(addresses, arcs);
  }

  private static Cost cost(SplittableRandom random, int scale) {
    return new Cost(
        (long) random.nextInt(40) * scale, random.nextInt(50), 4L * random.nextInt(1_000));
  }

  /** Without the nodes that no path passes. */
  private static Paths of(List<Address> addresses, List<List<Diagram.Arc>> arcs) {
    int sink = arcs.size() - 1;
    boolean[] alive = new boolean[arcs.size()];
    alive[sink] = true;
    for (int node = sink - 1; node >= 0; node--) {
      alive[node] = arcs.get(node).stream().anyMatch(arc -> alive[arc.target()]);
    }
    boolean[] reached = new boolean[arcs.size()];
    reached[0] = true;
    int[] number = new int[arcs.size()];
    int next = 0;
    for (int node = 0; node <= sink; node++) {
      if (alive[node] && reached[node]) {
        arcs.get(node).forEach(arc -> reached[arc.target()] = true);
        number[node] = next++;
      }
    }
    var nodes = new ArrayList<Diagram.Node>();
    for (int node = 0; node <= sink; node++) {
      if (alive[node] && reached[node]) {
        nodes.add(
            new Diagram.Node(
                addresses.get(node),
                arcs.get(node).stream()
                    .filter(arc -> alive[arc.target()])
                    .map(arc -> new Diagram.Arc(arc.option(), arc.cost(), number[arc.target()]))
                    .toList()));
      }
    }
    var diagram = new Diagram(nodes);
    var all = new ArrayList<Path>();
    walk(diagram, 0, new ArrayList<>(), all);
    return new Paths(diagram, all);
  }

  private static void walk(Diagram diagram, int node, List<Integer> before, List<Path> all) {
    if (node == diagram.sink()) {
      int[] arcs = Diagram.toArray(before);
      all.add(new Path(arcs, diagram.architecture(arcs), diagram.cost(arcs)));
      return;
    }
    var view = diagram.forward();
    for (int i = view.first(node); i < view.last(node); i++) {
      before.add(view.arc(i));
      walk(diagram, view.next(view.arc(i)), before, all);
      before.remove(before.size() - 1);
    }
  }

  long[] costs(Measure measure) {
    return all.stream().mapToLong(path -> path.cost.of(measure)).sorted().toArray();
  }
}
