package dev.nasc.phase;

import dev.nasc.explore.KeptMoves;
import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Search;
import dev.nasc.search.Draws;
import dev.nasc.search.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a phase may propose: what the search requires, and what the phase alone does. */
public final class Proposals {
  private Proposals() {}

  static List<Constraint> constraints(PhaseContext context, Optional<Constraint> within) {
    var constraints = new ArrayList<>(context.search().constraints());
    within.ifPresent(constraints::add);
    return constraints;
  }

  /**
   * The moves among what meets all of it, as far as that is known of an architecture.
   *
   * @throws PhaseFailure where nothing does
   */
  static Moves of(PhaseContext context, Optional<Constraint> within) {
    var constraints = constraints(context, within);
    return of(context.search(), context.space(), constraints)
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

  /** The same; empty where nothing does. */
  public static Optional<Moves> of(Search search, SearchSpace space, List<Constraint> constraints) {
    var conditions = new Limits(KnownFigures.decidable(Limits.of(constraints).conditions()));
    var walked = space.within(constraints);
    if (conditions.equals(Limits.NONE) || walked.isEmpty()) {
      return walked;
    }
    var known = KnownFigures.of(search, space);
    return KeptMoves.of(
        walked.get(),
        architecture -> conditions.violation(known.of(architecture)) == 0,
        Draws.of(search.seed(), search.name(), 0, "limits"));
  }
}
