package dev.nasc.analysis;

import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds constraints that no architecture can keep together. */
public final class Conflict {
  private Conflict() {}

  /**
   * A smallest set of constraints that no path keeps together: without any one of them there is
   * one. Of several such sets it is the one that is left when constraints are tried in their order,
   * each dropped if the rest still conflict. Empty where no conflict is proved.
   *
   * @param given what is kept besides, and never dropped
   */
  public static Optional<List<Constraint>> smallest(
      Diagram diagram, List<Bound> given, List<Constraint> constraints) {
    if (!isImpossible(diagram, given, constraints)) {
      return Optional.empty();
    }
    var kept = new ArrayList<>(constraints);
    for (var constraint : constraints) {
      var rest = new ArrayList<>(kept);
      rest.remove(constraint);
      if (isImpossible(diagram, given, rest)) {
        kept = rest;
      }
    }
    return Optional.of(List.copyOf(kept));
  }

  private static boolean isImpossible(
      Diagram diagram, List<Bound> given, List<Constraint> constraints) {
    var bounds =
        Stream.concat(given.stream(), constraints.stream().flatMap(it -> it.bounds().stream()))
            .filter(bound -> bound.measure().isCost())
            .toList();
    return Feasibility.of(diagram, bounds).isImpossible();
  }
}
