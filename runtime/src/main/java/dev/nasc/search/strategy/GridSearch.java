package dev.nasc.search.strategy;

import dev.nasc.search.EveryArchitecture;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;

/** Every architecture once, in the order of the walk. */
final class GridSearch implements SearchStrategy {
  private final SearchTask task;
  private final EveryArchitecture every;
  private int asked;

  GridSearch(SearchTask task) {
    this.task = task;
    this.every = new EveryArchitecture(task.moves()::decide);
  }

  @Override
  public Proposal ask() {
    return asked++ >= task.trials()
        ? Pause.FOR_GOOD
        : every.next().<Proposal>map(Candidate::new).orElse(Pause.FOR_GOOD);
  }

  @Override
  public void tell(Trial trial) {}

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
