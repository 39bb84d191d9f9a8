package dev.nasc.analysis;

import dev.nasc.model.plan.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds constraints that no architecture can keep together. */
public final class Conflict {
  private Conflict() {}

  /**
   * A smallest set of constraints that nothing keeps together: without any one of them something
   * does. Of several such sets it is the one that is left when constraints are tried in their
   * order, each dropped if the rest still conflict. Empty where no conflict is proved.
   *
   * @param isImpossible whether it is proved that nothing keeps all of some constraints
   */
  public static Optional<List<Constraint>> smallest(
      List<Constraint> constraints, Predicate<List<Constraint>> isImpossible) {
    if (!isImpossible.test(constraints)) {
      return Optional.empty();
    }
    List<Constraint> kept = new ArrayList<>(constraints);
    for (var constraint : constraints) {
      var rest = new ArrayList<>(kept);
      rest.remove(constraint);
      if (isImpossible.test(rest)) {
        kept = rest;
      }
    }
    return Optional.of(List.copyOf(kept));
  }
}
