package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Hill climbing: tries the neighbours of the current architecture in random order, goes on from the
 * first that is better, and begins anew with a uniform draw where none is.
 *
 * <p>Source: White, Nolen, Savani, "Exploring the loss landscape in neural architecture search",
 * UAI 2021, in the variant that moves as soon as it finds a better neighbour.
 */
final class LocalSearch implements SearchStrategy {
  private static final int TRIES = 100;

  private final SearchTask task;
  private final Set<Architecture> seen = new HashSet<>();
  private final Deque<Architecture> neighbours = new ArrayDeque<>();
  private double best = Double.POSITIVE_INFINITY;
  private boolean climbing;
  private int told;

  LocalSearch(SearchTask task) {
    this.task = task;
  }

  @Override
  public Proposal ask() {
    int trial = seen.size();
    if (trial >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    while (!neighbours.isEmpty()) {
      var neighbour = neighbours.poll();
      if (seen.add(neighbour)) {
        return new Candidate(neighbour);
      }
    }
    if (told < trial) {
      return Pause.UNTIL_TOLD;
    }
    return anew(trial);
  }

  private Proposal anew(int trial) {
    climbing = false;
    var random = task.random(trial, "propose");
    for (int i = 0; i < TRIES; i++) {
      var candidate = task.moves().sample(random);
      if (seen.add(candidate)) {
        return new Candidate(candidate);
      }
    }
    return Pause.FOR_GOOD;
  }

  @Override
  public void tell(Trial trial) {
    told++;
    double loss = task.loss(trial);
    if (climbing && loss >= best) {
      return;
    }
    climbing = true;
    best = loss;
    var random = task.random(trial.number(), "neighbours");
    var all = Mutation.all(task.moves(), trial.candidate(), random);
    Collections.shuffle(all, new Random(random.nextLong()));
    neighbours.clear();
    neighbours.addAll(all);
  }
}
