package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Sobol;
import dev.nasc.search.Trial;
import java.util.HashSet;
import java.util.Set;

/** Architectures along a scrambled Sobol sequence, none twice. */
final class SobolSearch implements SearchStrategy {
  private static final int TRIES = 10_000;

  private final SearchTask task;
  private final Sobol sequence;
  private final Set<Architecture> asked = new HashSet<>();
  private int index;

  SobolSearch(SearchTask task) {
    this.task = task;
    this.sequence = new Sobol(task.random(0, "sequence").nextLong());
  }

  @Override
  public Proposal ask() {
    for (int i = 0; i < TRIES && asked.size() < task.trials(); i++) {
      var candidate = task.moves().sample(sequence.point(index++));
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
