package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a sum of costs, each times a factor. Nothing is remembered where all paths behind keep
 * the limit, and a path ends where none does.
 */
final class MixTracker implements Product.Tracker<Long> {
  private static final Long FREE = Long.MIN_VALUE;

  private final Diagram diagram;
  private final Constraint.Mix limit;
  private final List<long[]> weights = new ArrayList<>();
  private final long[] least;
  private final long[] greatest;

  /** One figure: the same diagram with its costs, and its factor. */
  record Weighted(Diagram diagram, Measure measure, long factor) {
    long of(int node, int arc) {
      return Math.multiplyExact(factor, diagram.node(node).arcs().get(arc).cost().of(measure));
    }
  }

  /**
   * @throws ArithmeticException where a sum does not fit 64 bits
   */
  MixTracker(Diagram diagram, List<Weighted> figures, Constraint.Mix limit) {
    this.diagram = diagram;
    this.limit = limit;
    for (int node = 0; node < diagram.nodes().size(); node++) {
      var sums = new long[diagram.node(node).arcs().size()];
      for (int arc = 0; arc < sums.length; arc++) {
        for (var figure : figures) {
          sums[arc] = Math.addExact(sums[arc], figure.of(node, arc));
        }
      }
      weights.add(sums);
    }
    this.least = ends(-1);
    this.greatest = ends(1);
  }

  /** The least or the greatest sum from each node to the sink. */
  private long[] ends(int sign) {
    var ends = new long[weights.size()];
    for (int node = weights.size() - 2; node >= 0; node--) {
      var arcs = diagram.node(node).arcs();
      for (int i = 0; i < arcs.size(); i++) {
        long sum = Math.addExact(weights.get(node)[i], ends[arcs.get(i).target()]);
        ends[node] = i == 0 || Long.compare(sum, ends[node]) * sign > 0 ? sum : ends[node];
      }
    }
    return ends;
  }

  @Override
  public Long start() {
    return 0L;
  }

  @Override
  public Optional<Long> next(Long spent, int node, int arc) {
    if (spent.equals(FREE)) {
      return Optional.of(FREE);
    }
    int target = diagram.node(node).arcs().get(arc).target();
    long sum = spent + weights.get(node)[arc];
    long low = sum + least[target];
    long high = sum + greatest[target];
    if (low > limit.greatest() || high < limit.least()) {
      return Optional.empty();
    }
    return Optional.of(low >= limit.least() && high <= limit.greatest() ? FREE : Long.valueOf(sum));
  }

  @Override
  public boolean accepts(Long spent) {
    return spent.equals(FREE) || (limit.least() <= spent && spent <= limit.greatest());
  }
}
