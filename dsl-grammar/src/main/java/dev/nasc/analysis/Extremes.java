package dev.nasc.analysis;

import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.util.ArrayList;

/** The least and the greatest cost from each node of a view to its end. */
public final class Extremes {
  private final Diagram diagram;
  private final View view;
  private final long[] costs;
  private final long[] least;
  private final long[] greatest;

  public Extremes(Diagram diagram, Measure measure) {
    this(diagram, diagram.forward(), measure);
  }

  Extremes(Diagram diagram, View view, Measure measure) {
    this.diagram = diagram;
    this.view = view;
    this.costs = diagram.costs(measure);
    this.least = new long[view.nodes()];
    this.greatest = new long[view.nodes()];
    for (int node : view.inOrder()) {
      if (view.first(node) < view.last(node)) {
        least[node] = Long.MAX_VALUE;
        greatest[node] = Long.MIN_VALUE;
      }
      for (int i = view.first(node); i < view.last(node); i++) {
        int arc = view.arc(i);
        least[node] = Math.min(least[node], costs[arc] + least[view.next(arc)]);
        greatest[node] = Math.max(greatest[node], costs[arc] + greatest[view.next(arc)]);
      }
    }
  }

  long least(int node) {
    return least[node];
  }

  long greatest(int node) {
    return greatest[node];
  }

  /** Over all paths. */
  public long least() {
    return least[view.root()];
  }

  public long greatest() {
    return greatest[view.root()];
  }

  /** An architecture that costs the least; the first by the order of options. */
  public Architecture cheapest() {
    return witness(least);
  }

  /** An architecture that costs the most; the first by the order of options. */
  public Architecture dearest() {
    return witness(greatest);
  }

  private Architecture witness(long[] best) {
    var path = new ArrayList<Integer>();
    for (int node = view.root(); node != view.end(); ) {
      int i = view.first(node);
      while (costs[view.arc(i)] + best[view.next(view.arc(i))] != best[node]) {
        i++;
      }
      path.add(view.arc(i));
      node = view.next(view.arc(i));
    }
    return diagram.architecture(Diagram.toArray(path));
  }
}
