package dev.nasc.search;

import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import java.util.List;

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

  public static Phase.Nsga2 nsga2(int population, int trials) {
    return new Phase.Nsga2("front", "net", population, trials, 0.9, 0);
  }

  public static Constraint atMost(Measure measure, double limit) {
    var bound = new Constraint.Bound(measure, Double.NEGATIVE_INFINITY, limit);
    return new Constraint(measure.word() + " <= " + limit, List.of(bound));
  }
}
