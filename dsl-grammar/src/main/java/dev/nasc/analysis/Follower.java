package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the path that an architecture is, and its cost. */
public final class Follower {
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
    return diagram.architecture(java.util.Arrays.copyOf(path, length));
  }

  /** Writes the arcs into {@code path}; returns how many. */
  private int follow(Map<Address, String> decisions, int[] path) {
    var inOrder = decisions.entrySet().iterator();
    int length = 0;
    for (int node = view.root(); node != view.end(); length++) {
      if (forks[node]) {
        return search(decisions, path);
      }
      var option = node == view.root() ? "" : option(diagram.address(node), inOrder, decisions);
      int arc = option == null ? -1 : arc(view.first(node), view.last(node), option);
      if (arc < 0) {
        throw outside(node, option);
      }
      path[length] = arc;
      node = view.next(arc);
    }
    return length;
  }

  /** Architectures mostly list their decisions as the walk meets them: no need to look them up. */
  private static @Nullable String option(
      Address address, Iterator<Map.Entry<Address, String>> next, Map<Address, String> decisions) {
    if (next.hasNext()) {
      var entry = next.next();
      if (entry.getKey() == address) {
        return entry.getValue();
      }
    }
    return decisions.get(address);
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
