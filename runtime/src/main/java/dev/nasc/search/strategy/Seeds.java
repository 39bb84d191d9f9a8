package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.Comparator;
import java.util.List;

/** What an evolution begins with: the best that was tried before and may be proposed here. */
final class Seeds {
  private Seeds() {}

  static List<Architecture> of(List<Trial> tried, int number, SearchTask task) {
    return tried.stream()
        .filter(trial -> trial.evaluation().isPresent() && Double.isFinite(task.loss(trial)))
        .sorted(Comparator.comparingDouble(task::loss))
        .map(Trial::candidate)
        .distinct()
        .filter(candidate -> isInside(candidate, task))
        .limit(number)
        .toList();
  }

  /** Whether deciding it again ends in it, within all limits. */
  private static boolean isInside(Architecture candidate, SearchTask task) {
    return task.moves()
        .decide(
            (address, open) -> {
              var wanted = candidate.decisions().get(address);
              return wanted != null && open.contains(wanted) ? wanted : open.get(0);
            })
        .filter(candidate::equals)
        .isPresent();
  }
}
