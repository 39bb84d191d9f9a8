package dev.nasc.explore;

import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.Optional;

/** Evaluates terms outside a network: recipes, data, phases. */
public final class Constants {
  private Constants() {}

  /** A value, or the problem that stands in its way. */
  public record Evaluated(Optional<Value> value, Optional<Problem> problem) {}

  public static Evaluated evaluate(Term term) {
    try {
      var value = new Values().value(term, Site.ROOT, State.START);
      return new Evaluated(Optional.of(value), Optional.empty());
    } catch (Fault fault) {
      return new Evaluated(Optional.empty(), Optional.of(fault.problem()));
    } catch (Undecided choice) {
      var problem =
          Fault.of(
                  Problem.What.WRONG_TYPE,
                  choice.span(),
                  choice.span().text(),
                  "decided here",
                  "a choice")
              .problem();
      return new Evaluated(Optional.empty(), Optional.of(problem));
    }
  }
}
