package dev.nasc.search;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.model.plan.Strategy;
import java.util.List;
import java.util.Optional;

/** Searches for tests: accuracy against multiply-adds. */
public final class Searches {
  public static final List<Objective> OBJECTIVES =
      List.of(
          new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE),
          new Objective(Measure.MACS, Objective.Direction.MINIMIZE));

  private Searches() {}

  public static Search of(List<Phase> phases, Constraint... constraints) {
    return new Search(
        "toy_search",
        "toy",
        new Data("digits", 0.2, 0.1, 0),
        OBJECTIVES,
        List.of(constraints),
        phases,
        "cpu",
        0);
  }

  public static Phase.MultiTrial nsga2(int population, int trials) {
    var strategy = new Strategy.Nsga2(population, 0.9, 0, 0, 0);
    return new Phase.MultiTrial(
        "front", strategy, new Scorer.OfPhase("net"), trials, Optional.empty());
  }

  public static Constraint atMost(Measure measure, double limit) {
    var bound = new Constraint.Bound(measure, Double.NEGATIVE_INFINITY, limit);
    return new Constraint(measure.word() + " <= " + limit, List.of(bound));
  }
}
