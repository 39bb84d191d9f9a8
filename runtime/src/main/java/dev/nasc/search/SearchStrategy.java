package dev.nasc.search;

import dev.nasc.search.Proposal.Candidate;
import java.util.List;

/**
 * Proposes candidates (ask) and learns what came of them (tell). A strategy is a fold over the
 * history: after the same events it proposes the same candidate, in any process, because its draws
 * are keyed by the number of the trial (see {@link Draws}) and it keeps nothing else.
 */
public interface SearchStrategy {
  /** The next candidate; several may be asked for before the first of them is told. */
  Proposal ask();

  /** Takes in a trial that was asked; it has its evaluation. */
  void tell(Trial trial);

  /**
   * Whether the candidates are the same in whatever order the trials are told, so that a run with
   * several workers proposes what a run with one does.
   */
  default boolean isSynchronous() {
    return false;
  }

  /**
   * Brings a new strategy to where the history ends.
   *
   * @throws IllegalStateException where the history is not what this strategy would have done
   */
  default void replay(List<TrialEvent> history) {
    for (var event : history) {
      var trial = event.trial();
      if (event instanceof TrialEvent.Told) {
        tell(trial);
      } else if (!ask().equals(new Candidate(trial.candidate(), trial.effort()))) {
        throw new IllegalStateException(
            "trial " + trial.number() + " of the log is not what this search proposes");
      }
    }
  }
}
