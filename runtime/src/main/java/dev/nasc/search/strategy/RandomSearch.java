package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.HashSet;
import java.util.Set;

/** Draws uniformly over architectures, none twice. */
final class RandomSearch implements SearchStrategy {
  private static final int TRIES = 100;

  private final SearchTask task;
  private final Set<Architecture> asked = new HashSet<>();

  RandomSearch(SearchTask task) {
    this.task = task;
  }

  @Override
  public Proposal ask() {
    if (asked.size() >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    var random = task.random(asked.size(), "propose");
    for (int i = 0; i < TRIES; i++) {
      var candidate = task.moves().sample(random);
      if (asked.add(candidate)) {
        return new Candidate(candidate);
      }
    }
    return Pause.FOR_GOOD;
  }

  @Override
  public void tell(Trial trial) {}

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
