package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Generations whose parents are the best so far: children cross two of them, or mutate one. Of
 * several objectives, the best are those of the first fronts.
 *
 * <p>Source: Cai et al., "Once-for-all", ICLR 2020, and its code (a quarter are parents, half of
 * the children are crossed, a mutation draws each decision anew with probability 0.1); Dai et al.,
 * FBNetV3, CVPR 2021, section 3.4, where each parent has as many children, the best that were
 * trained before begin, and the search ends when its best stands still.
 */
final class Evolve implements SearchStrategy {
  private static final double RATE = 0.1;
  private static final int TRIES = 50;

  /** Generations for which the best may stand still. */
  private static final int PATIENCE = 3;

  private final Strategy.Evolve strategy;
  private final SearchTask task;
  private final List<Architecture> seeds;
  private final Set<Architecture> seen = new HashSet<>();
  private final Map<Integer, Trial> generation = new TreeMap<>();
  private Population parents = Population.EMPTY;
  private int told;
  private double best = Double.POSITIVE_INFINITY;
  private int still;

  /**
   * @param seeds of the first generation; the others are drawn
   */
  Evolve(Strategy.Evolve strategy, SearchTask task, List<Architecture> seeds) {
    this.strategy = strategy;
    this.task = task;
    this.seeds = List.copyOf(seeds);
  }

  @Override
  public Proposal ask() {
    int trial = seen.size();
    if (trial >= task.trials() || still >= PATIENCE) {
      return Pause.FOR_GOOD;
    }
    if (trial - told == size()) {
      return Pause.UNTIL_TOLD;
    }
    if (trial < seeds.size() && seen.add(seeds.get(trial))) {
      return new Candidate(seeds.get(trial));
    }
    var random = task.random(trial, "propose");
    for (int i = 0; i < 2 * TRIES; i++) {
      var candidate = i < TRIES ? child(trial - told, random) : task.moves().sample(random);
      if (seen.add(candidate)) {
        return new Candidate(candidate);
      }
    }
    return Pause.FOR_GOOD;
  }

  private int size() {
    return told == 0 ? strategy.first() : strategy.born();
  }

  /** The parents take turns, so that each has as many children. */
  private Architecture child(int number, RandomGenerator random) {
    int size = parents.members().size();
    if (size == 0) {
      return task.moves().sample(random);
    }
    var mother = parents.members().get(number % size).candidate().architecture();
    if (random.nextDouble() < strategy.crossed()) {
      var father = parents.members().get(random.nextInt(size)).candidate().architecture();
      return task.moves().cross(mother, father, random);
    }
    return strategy.crossed() > 0
        ? task.moves().mutate(mother, RATE, random)
        : Mutation.one(task.moves(), mother, random);
  }

  @Override
  public void tell(Trial trial) {
    generation.put(trial.number(), trial);
    if (generation.size() == size()) {
      told += generation.size();
      parents = Population.select(parents, generation.values(), task, strategy.kept());
      saturate();
      generation.clear();
    }
  }

  /** Of several goals none is the one that could stand still; crossings go on to their end. */
  private void saturate() {
    double found =
        generation.values().stream().mapToDouble(task::loss).min().orElse(Double.POSITIVE_INFINITY);
    boolean ends = strategy.crossed() == 0 && task.objectives().size() == 1;
    still = !ends || found < best ? 0 : still + 1;
    best = Math.min(best, found);
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
