package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Aging evolution: the best of a tournament has a child that differs in one decision, and the
 * oldest dies. A failed trial lives like any other and wins no tournament, so that the population
 * keeps its size.
 *
 * <p>Source: Real, Aggarwal, Huang, Le, "Regularized evolution for image classifier architecture
 * search", AAAI 2019, algorithm 1; the members of a tournament are drawn with replacement, as in
 * the authors' notebook. The other variant, in which the worst of the tournament dies, is the one
 * the paper compares with.
 */
final class AgingEvolution implements SearchStrategy {
  private final Strategy.AgingEvolution strategy;
  private final SearchTask task;

  /** Oldest first, from {@link #oldest} on. */
  private final List<Member> population = new ArrayList<>();

  private int oldest;
  private int asked;

  private record Member(Architecture architecture, double loss) {}

  AgingEvolution(Strategy.AgingEvolution strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
  }

  @Override
  public Proposal ask() {
    if (asked >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    var random = task.random(asked, "propose");
    asked++;
    return new Candidate(
        asked <= strategy.population() || population.isEmpty()
            ? task.moves().sample(random)
            : Mutation.one(task.moves(), parent(random), random));
  }

  private Architecture parent(RandomGenerator random) {
    var best = draw(random);
    for (int i = 1; i < strategy.sample(); i++) {
      var other = draw(random);
      best = other.loss < best.loss ? other : best;
    }
    return best.architecture;
  }

  private Member draw(RandomGenerator random) {
    return population.get(oldest + random.nextInt(population.size() - oldest));
  }

  @Override
  public void tell(Trial trial) {
    population.add(new Member(trial.candidate(), task.loss(trial)));
    if (population.size() - oldest <= strategy.population()) {
      return;
    }
    if (strategy.worst()) {
      population.remove(worst(task.random(trial.number(), "die")));
    } else if (++oldest > strategy.population()) { // in one go, and not one by one
      population.subList(0, oldest).clear();
      oldest = 0;
    }
  }

  /** The worst of a tournament, by its place. */
  private int worst(RandomGenerator random) {
    int worst = random.nextInt(population.size());
    for (int i = 1; i < strategy.sample(); i++) {
      int other = random.nextInt(population.size());
      worst = population.get(other).loss > population.get(worst).loss ? other : worst;
    }
    return worst;
  }
}
