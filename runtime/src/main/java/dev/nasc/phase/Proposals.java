package dev.nasc.phase;

import dev.nasc.explore.Moves;
import dev.nasc.model.plan.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a phase may propose: what the search requires, and what the phase alone does. */
final class Proposals {
  private Proposals() {}

  static List<Constraint> constraints(PhaseContext context, Optional<Constraint> within) {
    var constraints = new ArrayList<>(context.search().constraints());
    within.ifPresent(constraints::add);
    return constraints;
  }

  /**
   * The moves among what meets all of it.
   *
   * @throws PhaseFailure where nothing does
   */
  static Moves of(PhaseContext context, Optional<Constraint> within) {
    var constraints = constraints(context, within);
    return context
        .space()
        .within(constraints)
        .orElseThrow(
            () ->
                new PhaseFailure(
                    "No architecture of `%s` meets %s."
                        .formatted(
                            context.space().name(),
                            constraints.stream()
                                .map(constraint -> "`" + constraint.text() + "`")
                                .collect(Collectors.joining(" and ")))));
  }
}
