package dev.nasc.analysis;

import dev.nasc.model.Measure;
import java.util.List;

/** What architectures through given arcs cost, in one measure. */
final class Effects {
  private final View view;
  private final long[] costs;
  private final Extremes before;
  private final Extremes after;
  private final Moments[] momentsBefore;
  private final Moments[] momentsAfter;

  Effects(Diagram diagram, Measure measure) {
    this.view = diagram.forward();
    this.costs = diagram.costs(measure);
    this.before = new Extremes(diagram, diagram.backward(), measure);
    this.after = new Extremes(diagram, diagram.forward(), measure);
    this.momentsBefore = Moments.all(diagram, diagram.backward(), measure);
    this.momentsAfter = Moments.all(diagram, diagram.forward(), measure);
  }

  WhatIf.Effect of(List<Integer> arcs) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    var moments = Moments.NONE;
    for (int arc : arcs) {
      int from = view.from(arc);
      int next = view.next(arc);
      least = Math.min(least, before.least(from) + costs[arc] + after.least(next));
      greatest = Math.max(greatest, before.greatest(from) + costs[arc] + after.greatest(next));
      moments = moments.plus(momentsBefore[from].after(costs[arc]).times(momentsAfter[next]));
    }
    return new WhatIf.Effect(least, greatest, moments.mean());
  }
}
