package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds the path that an architecture is, and its cost. */
public final class Follower {
  private static final int NOWHERE = -1;

  private final Diagram diagram;
  private final View view;
  private final boolean[] forks;
  private final long[] macs;
  private final long[] params;
  private final long[] bytes;
  private final int longest;

  public Follower(Diagram diagram) {
    this.diagram = diagram;
    this.view = diagram.forward();
    this.macs = diagram.costs(Measure.MACS);
    this.params = diagram.costs(Measure.PARAMS);
    this.bytes = diagram.costs(Measure.ACTIVATION_BYTES);
    this.forks = new boolean[view.nodes()];
    int[] length = new int[view.nodes()];
    for (int node : view.inOrder()) {
      for (int arc = view.first(node); arc < view.last(node); arc++) {
        length[node] = Math.max(length[node], length[view.next(arc)] + 1);
        forks[node] |= arc(view.first(node), arc, diagram.option(arc)) >= 0;
      }
    }
    longest = length[view.root()];
  }

  /**
   * What an architecture costs.
   *
   * @throws IllegalArgumentException where it is none of this space
   */
  public Cost cost(Architecture architecture) {
    var straight = new Straight();
    architecture.decisions().forEach(straight);
    return straight.hasArrived() ? straight.cost() : searched(architecture);
  }

  /**
   * Most architectures list their decisions as the walk meets them, with the diagram's own
   * addresses and options: these are followed without looking anything up.
   */
  private final class Straight implements BiConsumer<Address, String> {
    private int node = view.root();
    private long macsSum;
    private long paramsSum;
    private long bytesSum;

    Straight() {
      take("");
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // equal addresses of a diagram are one object
    public void accept(Address address, String option) {
      if (node >= 0 && diagram.address(node) == address) {
        take(option);
      } else {
        node = NOWHERE;
      }
    }

    private void take(String option) {
      int arc = forks[node] ? -1 : same(view.first(node), view.last(node), option);
      if (arc < 0) {
        node = NOWHERE;
        return;
      }
      macsSum = Math.addExact(macsSum, macs[arc]);
      paramsSum = Math.addExact(paramsSum, params[arc]);
      bytesSum = Math.addExact(bytesSum, bytes[arc]);
      node = view.next(arc);
    }

    boolean hasArrived() {
      return node == view.end();
    }

    Cost cost() {
      return new Cost(macsSum, paramsSum, bytesSum);
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal options of a diagram are one string
  private int same(int first, int last, String option) {
    for (int arc = first; arc < last; arc++) {
      if (diagram.option(arc) == option) {
        return arc;
      }
    }
    return -1;
  }

  private Cost searched(Architecture architecture) {
    var path = new int[longest];
    int length = follow(architecture.decisions(), path);
    long macsSum = 0;
    long paramsSum = 0;
    long bytesSum = 0;
    for (int i = 0; i < length; i++) {
      macsSum = Math.addExact(macsSum, macs[path[i]]);
      paramsSum = Math.addExact(paramsSum, params[path[i]]);
      bytesSum = Math.addExact(bytesSum, bytes[path[i]]);
    }
    return new Cost(macsSum, paramsSum, bytesSum);
  }

  /**
   * The same decisions in the order of the walk, without those that it never asks for.
   *
   * @throws IllegalArgumentException where it is none of this space
   */
  public Architecture ordered(Architecture architecture) {
    var path = new int[longest];
    int length = follow(architecture.decisions(), path);
    return diagram.architecture(Arrays.copyOf(path, length));
  }

  /**
   * The architecture that is decided as the walk would ask; empty where an option is none of its
   * node, or where several arcs take one option.
   *
   * @param decider says the option that is taken at an address, of those that there are
   */
  public Optional<Architecture> decided(
      BiFunction<Address, List<String>, Optional<String>> decider) {
    var path = new int[longest];
    int length = 0;
    for (int node = view.root(); node != view.end(); length++) {
      var option =
          node == view.root()
              ? Optional.of("")
              : decider.apply(diagram.address(node), options(node));
      int arc = option.isEmpty() ? -1 : arc(view.first(node), view.last(node), option.get());
      if (arc < 0 || forks[node]) {
        return Optional.empty();
      }
      path[length] = arc;
      node = view.next(arc);
    }
    return Optional.of(diagram.architecture(Arrays.copyOf(path, length)));
  }

  private List<String> options(int node) {
    var options = new ArrayList<String>();
    for (int arc = view.first(node); arc < view.last(node); arc++) {
      options.add(diagram.option(arc));
    }
    return options;
  }

  /** Writes the arcs into {@code path}; returns how many. */
  private int follow(Map<Address, String> decisions, int[] path) {
    int length = 0;
    for (int node = view.root(); node != view.end(); length++) {
      if (forks[node]) {
        return search(decisions, path);
      }
      var option = node == view.root() ? "" : decisions.get(diagram.address(node));
      int arc = option == null ? -1 : arc(view.first(node), view.last(node), option);
      if (arc < 0) {
        throw outside(node, option);
      }
      path[length] = arc;
      node = view.next(arc);
    }
    return length;
  }

  /** The first arc that takes {@code option}, or -1. */
  private int arc(int first, int last, String option) {
    for (int arc = first; arc < last; arc++) {
      if (diagram.option(arc).equals(option)) {
        return arc;
      }
    }
    return -1;
  }

  private int search(Map<Address, String> decisions, int[] path) {
    var partial = new PartialPaths(view);
    while (partial.node() != view.end()) {
      int node = partial.node();
      var option = node == view.root() ? "" : decisions.get(diagram.address(node));
      if (option == null || !partial.advance((from, arc) -> diagram.option(arc).equals(option))) {
        throw outside(node, option);
      }
    }
    return partial.write(path);
  }

  private IllegalArgumentException outside(int node, @Nullable String option) {
    return new IllegalArgumentException("no option " + option + " at " + diagram.address(node));
  }
}
