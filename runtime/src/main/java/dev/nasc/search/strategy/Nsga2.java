package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * NSGA-II, asked for one candidate at a time. The first generation is drawn from the space; each
 * later one is bred from the best {@code population} candidates so far. A failed trial counts
 * towards its generation and never becomes a parent.
 *
 * <p>Source: Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm:
 * NSGA-II", 2002. FairNAS (Chu et al. 2021) searches in this way with mutations of three kinds
 * ({@link MixedMutation}); its operators are not public, so these are this project's.
 */
final class Nsga2 implements SearchStrategy {
  /** How often a candidate that was tried before is bred anew, and after that drawn anew. */
  private static final int TRIES = 50;

  private final Strategy.Nsga2 strategy;
  private final SearchTask task;
  private final MixedMutation mutation;

  private final Set<Architecture> seen = new HashSet<>();

  /** The trials of this generation that are told, by number. */
  private final Map<Integer, Trial> generation = new TreeMap<>();

  private int told;
  private Population parents = Population.EMPTY;

  Nsga2(Strategy.Nsga2 strategy, SearchTask task) {
    if (strategy.population() < 2 || strategy.population() > task.trials()) {
      throw new IllegalArgumentException(
          "`%s` needs a population from 2 to its number of trials, %d; it is %d"
              .formatted(task.label(), task.trials(), strategy.population()));
    }
    if (strategy.reinforced() + strategy.prior() > 1) {
      throw new IllegalArgumentException(
          "`%s` shares its mutations: `reinforced` and `prior` are 1 together at most, not %s"
              .formatted(
                  task.label(),
                  BigDecimal.valueOf(strategy.reinforced())
                      .add(BigDecimal.valueOf(strategy.prior()))));
    }
    this.strategy = strategy;
    this.task = task;
    this.mutation = new MixedMutation(strategy, task);
  }

  @Override
  public Proposal ask() {
    int trial = seen.size();
    if (trial >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    if (trial - told == strategy.population()) {
      return Pause.UNTIL_TOLD;
    }
    var random = task.random(trial, "propose");
    for (int i = 0; i < 2 * TRIES; i++) {
      var candidate = i < TRIES ? breed(random) : task.moves().sample(random);
      if (seen.add(candidate)) {
        return new Candidate(candidate);
      }
    }
    return Pause.FOR_GOOD;
  }

  @Override
  public void tell(Trial trial) {
    generation.put(trial.number(), trial);
    if (generation.size() == strategy.population()) {
      told += generation.size();
      mutation.learn(generation.values());
      parents = Population.select(parents, generation.values(), task, strategy.population());
      generation.clear();
    }
  }

  private Architecture breed(RandomGenerator random) {
    if (parents.members().size() < 2) {
      return task.moves().sample(random);
    }
    var mother = parents.tournament(random);
    boolean crossed = random.nextDouble() < strategy.crossover();
    var child = crossed ? task.moves().cross(mother, parents.tournament(random), random) : mother;
    return mutation.of(child, random);
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
