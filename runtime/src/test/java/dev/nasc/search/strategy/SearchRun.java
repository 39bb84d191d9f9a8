package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Limits;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.ToySpace;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A search as tests run it: one trial after the other, nothing kept. */
final class SearchRun {
  private SearchRun() {}

  /** A task on a toy. */
  static SearchTask task(Moves moves, int trials, List<Objective> objectives, long seed) {
    return new SearchTask("front", trials, (ToySpace) moves, moves, objectives, Limits.NONE, seed);
  }

  static List<Trial> of(SearchStrategy strategy, Evaluator evaluator) {
    var history = new ArrayList<Trial>();
    while (strategy.ask() instanceof Candidate candidate) {
      var asked =
          new Trial(history.size(), candidate.architecture(), candidate.effort(), Optional.empty());
      var told = asked.with(evaluator.evaluate(asked));
      history.add(told);
      strategy.tell(told);
    }
    return history;
  }

  /** What the log of such a search holds. */
  static List<TrialEvent> events(List<Trial> history) {
    return history.stream()
        .flatMap(
            trial ->
                Stream.<TrialEvent>of(
                    new TrialEvent.Asked(
                        new Trial(
                            trial.number(), trial.candidate(), trial.effort(), Optional.empty())),
                    new TrialEvent.Told(trial)))
        .toList();
  }
}
