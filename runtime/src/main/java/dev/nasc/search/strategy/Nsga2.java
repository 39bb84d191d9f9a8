package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Score;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Population.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * NSGA-II, asked for one candidate at a time. The first generation is drawn from the space; each
 * later one is bred from the best {@code population} candidates so far. A failed trial counts
 * towards its generation and never becomes a parent.
 *
 * <p>Source: Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm:
 * NSGA-II", 2002. FairNAS (Chu et al. 2021) searches in this way; its operators are not public, so
 * these are this project's.
 */
public final class Nsga2 implements SearchStrategy {
  /** How often a candidate that was tried before is bred anew, and after that drawn anew. */
  private static final int TRIES = 50;

  private final Phase.Nsga2 phase;
  private final Moves space;
  private final List<Objective> objectives;
  private final long seed;

  private final Set<Architecture> seen = new HashSet<>();
  private final List<Candidate> generation = new ArrayList<>();
  private Population parents = Population.EMPTY;

  /**
   * @param space moves among what may be proposed
   * @param seed of the run
   */
  public Nsga2(Phase.Nsga2 phase, Moves space, List<Objective> objectives, long seed) {
    if (phase.population() < 2 || phase.population() > phase.trials()) {
      throw new IllegalArgumentException(
          "`%s` needs a population from 2 to its number of trials, %d; it is %d"
              .formatted(phase.label(), phase.trials(), phase.population()));
    }
    this.phase = phase;
    this.space = space;
    this.objectives = List.copyOf(objectives);
    this.seed = seed;
  }

  @Override
  public Optional<Architecture> ask() {
    int trial = seen.size();
    if (trial >= phase.trials()) {
      return Optional.empty();
    }
    var random = Draws.of(seed, phase.label(), trial, "propose");
    for (int i = 0; i < 2 * TRIES; i++) {
      var candidate = i < TRIES ? breed(random) : space.sample(random);
      if (!seen.contains(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  @Override
  public void tell(Trial trial) {
    seen.add(trial.candidate());
    if (trial.evaluation().orElseThrow() instanceof Scored scored) {
      var score = Score.of(scored.values(), objectives);
      generation.add(new Candidate(trial.candidate(), score));
    }
    if (seen.size() % phase.population() == 0) {
      parents = Population.select(parents.with(generation), phase.population());
      generation.clear();
    }
  }

  private Architecture breed(RandomGenerator random) {
    if (parents.members().size() < 2) {
      return space.sample(random);
    }
    var mother = parents.tournament(random);
    boolean crossed = random.nextDouble() < phase.crossover();
    var child = crossed ? space.cross(mother, parents.tournament(random), random) : mother;
    return space.mutate(child, mutationRate(child), random);
  }

  private double mutationRate(Architecture child) {
    return phase.mutation() > 0 ? phase.mutation() : 1.0 / Math.max(1, child.decisions().size());
  }
}
