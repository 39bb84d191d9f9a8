package dev.nasc.analysis;

import dev.nasc.model.plan.Constraint.Bound;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often arcs are taken by the architectures that keep several bounds, from one fixed sequence
 * of draws for all arcs.
 *
 * @param meeting the share of all architectures that keep the bounds
 * @param hits how many draws take each arc
 * @param draws how many there were; none where what the bounds leave is too rare to come upon
 */
record OptionDraws(Share meeting, int[] hits, int draws) {
  private static final int DRAWS = 2_000;

  static OptionDraws of(Diagram diagram, List<Bound> bounds, Resolution resolution) {
    int[] hits = new int[diagram.arcs()];
    var draws = ConditionedDraws.of(diagram, bounds, resolution);
    if (draws.isEmpty() || Feasibility.of(diagram, bounds).isImpossible()) {
      return new OptionDraws(Share.NONE, hits, DRAWS);
    }
    var random = new SplittableRandom(0);
    var meeting = Meeting.of(diagram, bounds, resolution).share();
    for (int i = 0; i < DRAWS; i++) {
      var path = draws.get().tryDraw(random);
      if (path.isEmpty()) {
        return new OptionDraws(meeting, hits, 0);
      }
      for (int arc : path.get()) {
        hits[arc]++;
      }
    }
    return new OptionDraws(meeting, hits, DRAWS);
  }

  /** The share of all architectures that keep the bounds and take one of {@code arcs}. */
  Share share(List<Integer> arcs) {
    if (meeting.greatest() == 0) {
      return meeting;
    }
    if (draws == 0) {
      return Share.bounded(0, meeting.greatest());
    }
    int taken = arcs.stream().mapToInt(arc -> hits[arc]).sum();
    return Share.sampled(taken, draws).of(meeting);
  }
}
