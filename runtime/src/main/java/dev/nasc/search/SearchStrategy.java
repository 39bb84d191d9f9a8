package dev.nasc.search;

import dev.nasc.model.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * Proposes candidates (ask) and learns what came of them (tell). A strategy is a fold over the
 * history: after the same trials it proposes the same candidate, in any process, because its draws
 * are keyed by the number of the trial (see {@link Draws}) and it keeps nothing else.
 */
public interface SearchStrategy {
  /** The next candidate, or empty when it has nothing new to propose. */
  Optional<Architecture> ask();

  /** Takes in the trial of the candidate that was asked last; it has its evaluation. */
  void tell(Trial trial);

  /**
   * Brings a new strategy to where the history ends.
   *
   * @throws IllegalStateException where the history is not what this strategy would have done
   */
  default void replay(List<Trial> history) {
    for (var trial : history) {
      if (!ask().equals(Optional.of(trial.candidate()))) {
        throw new IllegalStateException(
            "trial " + trial.number() + " of the log is not what this search proposes");
      }
      tell(trial);
    }
  }
}
