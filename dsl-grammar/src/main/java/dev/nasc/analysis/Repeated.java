package dev.nasc.analysis;

import dev.nasc.model.Address;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether some path of a diagram decides an address twice, which no architecture can say. */
public final class Repeated {
  private final Diagram diagram;
  private final Map<Address, Integer> numbers = new HashMap<>();
  private final Map<BitSet, BitSet> sets = new HashMap<>();

  private Repeated(Diagram diagram) {
    this.diagram = diagram;
  }

  /** Such an address; empty where there is none. */
  public static Optional<Address> in(Diagram diagram) {
    return new Repeated(diagram).address();
  }

  private Optional<Address> address() {
    var below = new BitSet[diagram.nodes().size()];
    below[diagram.sink()] = new BitSet();
    for (int node = diagram.sink() - 1; node > 0; node--) {
      var address = diagram.node(node).address();
      int number = numbers.computeIfAbsent(address, it -> numbers.size());
      var later = later(node, below);
      if (later.get(number)) {
        return Optional.of(address);
      }
      var decided = (BitSet) later.clone();
      decided.set(number);
      below[node] = sets.computeIfAbsent(decided, it -> it);
    }
    return Optional.empty();
  }

  /** What is decided after a node on one path or another; most arcs lead to the same set. */
  @SuppressWarnings("ReferenceEquality") // equal sets are one object
  private BitSet later(int node, BitSet[] below) {
    var arcs = diagram.node(node).arcs();
    var first = arcs.isEmpty() ? new BitSet() : below[arcs.get(0).target()];
    var all = first;
    for (var arc : arcs) {
      var after = below[arc.target()];
      if (after != first) {
        all = all == first ? (BitSet) first.clone() : all;
        all.or(after);
      }
    }
    return all;
  }
}
