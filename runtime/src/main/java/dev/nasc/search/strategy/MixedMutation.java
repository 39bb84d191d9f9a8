package dev.nasc.search.strategy;

import dev.nasc.learn.LstmPolicy;
import dev.nasc.learn.Policy;
import dev.nasc.learn.Softmax;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Mutation whose draws are shared by three operators: a uniform one, a controller that learns which
 * options are accurate, and a prior that prefers cheap options.
 *
 * <p>Source: Chu, Zhang, Ma, Xu, Li, "Fast, accurate and lightweight super-resolution with neural
 * architecture search" (MoreMNAS), 2019, of which the idea is public; the operators are this
 * project's. With shares of 0 this is a uniform mutation, draw for draw.
 */
final class MixedMutation {
  private static final int TRIES = 32;
  private static final int UNITS = 64;
  private static final double RATE = 3.5e-3;
  private static final double BASELINE = 0.95;

  /** How often the prior looks at multiply-adds, and else at parameters. */
  private static final double BY_MACS = 0.7;

  private final Strategy.Nsga2 strategy;
  private final SearchTask task;
  private final Policy policy;
  private final Reinforced learning;
  private final Baseline baseline = new Baseline(BASELINE);

  MixedMutation(Strategy.Nsga2 strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    this.policy = new LstmPolicy(UNITS, 1, task.random(0, "controller"));
    this.learning = new Reinforced(policy, RATE, 0);
  }

  Architecture of(Architecture parent, RandomGenerator random) {
    double rate =
        strategy.mutation() > 0
            ? strategy.mutation()
            : 1.0 / Math.max(1, parent.decisions().size());
    if (strategy.reinforced() + strategy.prior() == 0) {
      return task.moves().mutate(parent, rate, random);
    }
    for (int i = 0; i < TRIES; i++) {
      var child = mixed(parent, rate, random);
      if (child.isPresent()) {
        return child.get();
      }
    }
    return task.moves().sample(random);
  }

  private Optional<Architecture> mixed(Architecture parent, double rate, RandomGenerator random) {
    var pass = policy.begin();
    return task.moves()
        .decide(
            (address, open) -> {
              var kept = parent.decisions().get(address);
              var shares = Softmax.of(pass.logits(address, open));
              boolean keep = kept != null && open.contains(kept) && random.nextDouble() >= rate;
              int taken =
                  keep
                      ? open.indexOf(kept)
                      : Categorical.draw(shares(parent, address, open, shares, random), random);
              pass.take(taken);
              return open.get(taken);
            });
  }

  private double[] shares(
      Architecture parent,
      Address address,
      List<String> open,
      double[] learned,
      RandomGenerator random) {
    double operator = random.nextDouble();
    if (operator < strategy.reinforced()) {
      return learned;
    }
    return operator < strategy.reinforced() + strategy.prior()
        ? cheap(parent, address, open, random)
        : OptionCounts.NONE.shares(address, open);
  }

  /** A roulette wheel: the cheapest option weighs twice as much as the dearest. */
  private double[] cheap(
      Architecture parent, Address address, List<String> open, RandomGenerator random) {
    var measure = random.nextDouble() < BY_MACS ? Measure.MACS : Measure.PARAMS;
    var costs = new double[open.size()];
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < costs.length; i++) {
      costs[i] = cost(parent, address, open.get(i)).map(cost -> cost.of(measure)).orElse(0L);
      least = Math.min(least, costs[i]);
      greatest = Math.max(greatest, costs[i]);
    }
    var shares = new double[costs.length];
    double sum = 0;
    for (int i = 0; i < costs.length; i++) {
      shares[i] = greatest > least ? 1 / (1 + (costs[i] - least) / (greatest - least)) : 1;
      sum += shares[i];
    }
    for (int i = 0; i < costs.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** Of the parent with another option. */
  private Optional<Cost> cost(Architecture parent, Address target, String option) {
    return task.moves()
        .decide(
            (address, open) -> {
              var wanted = address.equals(target) ? option : parent.decisions().get(address);
              return wanted != null && open.contains(wanted) ? wanted : open.get(0);
            })
        .map(task.space()::cost);
  }

  /** Lets the controller learn the first objective from a generation. */
  void learn(Collection<Trial> generation) {
    if (strategy.reinforced() == 0) {
      return;
    }
    var batch = new ArrayList<Reinforced.Rewarded>();
    for (var trial : generation) {
      double loss = task.loss(trial);
      if (Double.isFinite(loss)) {
        var episode = Episode.follow(policy, task.moves(), trial.candidate());
        batch.add(new Reinforced.Rewarded(episode, baseline.advantage(0 - loss)));
      }
    }
    if (!batch.isEmpty()) {
      learning.learn(batch, new Strategy.Update.Reinforce());
    }
  }
}
