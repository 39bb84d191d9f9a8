package dev.nasc.explore;

import dev.nasc.model.Measure;

/**
 * The least and the greatest cost from each node to the sink; an {@link ArithmeticException} where
 * one is beyond 2^63.
 */
final class Extremes {
  private final long[] least;
  private final long[] greatest;

  Extremes(Diagram diagram, Measure measure) {
    int nodes = diagram.nodes().size();
    least = new long[nodes];
    greatest = new long[nodes];
    for (int node = nodes - 2; node >= 0; node--) {
      least[node] = Long.MAX_VALUE;
      greatest[node] = Long.MIN_VALUE;
      for (var arc : diagram.node(node).arcs()) {
        long cost = arc.cost().of(measure);
        least[node] = Math.min(least[node], Math.addExact(cost, least[arc.target()]));
        greatest[node] = Math.max(greatest[node], Math.addExact(cost, greatest[arc.target()]));
      }
    }
  }

  long least(int node) {
    return least[node];
  }

  long greatest(int node) {
    return greatest[node];
  }

  SearchSpace.Bounds bounds() {
    return new SearchSpace.Bounds(least[0], greatest[0]);
  }
}
