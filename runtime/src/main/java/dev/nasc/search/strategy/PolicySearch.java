package dev.nasc.search.strategy;

import dev.nasc.learn.LstmPolicy;
import dev.nasc.learn.Policy;
import dev.nasc.learn.SoftmaxPolicy;
import dev.nasc.model.plan.Strategy;
import dev.nasc.model.plan.Strategy.Controller;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A controller that learns by policy gradient. All trials of a batch are drawn from the same
 * policy; it then learns from all of them at once, with a moving average of the rewards as
 * baseline.
 *
 * <p>Source: Zoph and Le, ICLR 2017, section 3.2 (REINFORCE); Zoph, Vasudevan, Shlens, Le, CVPR
 * 2018 and Tan et al., CVPR 2019 (proximal policy optimisation).
 */
final class PolicySearch implements SearchStrategy {
  private final Strategy.PolicyGradient strategy;
  private final SearchTask task;
  private final Policy policy;
  private final Reinforced learning;
  private final Baseline baseline;
  private final List<Episode> asked = new ArrayList<>();

  /** The trials of the batch that are told, by number. */
  private final Map<Integer, Double> rewards = new TreeMap<>();

  private int learned;
  private double worst = Double.NaN;

  PolicySearch(Strategy.PolicyGradient strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    this.policy = policy(strategy.controller(), task);
    this.learning = new Reinforced(policy, strategy.rate(), strategy.entropy());
    this.baseline = new Baseline(strategy.baseline());
  }

  private static Policy policy(Controller controller, SearchTask task) {
    var random = task.random(0, "controller");
    return controller instanceof Controller.Lstm lstm
        ? new LstmPolicy(lstm.units(), lstm.layers(), random)
        : new SoftmaxPolicy(random);
  }

  @Override
  public Proposal ask() {
    if (learned + asked.size() >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    if (asked.size() == strategy.batch()) {
      return Pause.UNTIL_TOLD;
    }
    var random = task.random(learned + asked.size(), "propose");
    var episode = Episode.draw(policy, task.moves(), random);
    asked.add(episode);
    return new Candidate(episode.architecture());
  }

  /** A trial that failed is worth as much as the worst before it. */
  @Override
  public void tell(Trial trial) {
    double reward = 0 - task.loss(trial);
    if (Double.isFinite(reward)) {
      worst = Double.isNaN(worst) ? reward : Math.min(worst, reward);
    }
    rewards.put(trial.number(), reward);
    if (rewards.size() == strategy.batch()) {
      learn();
    }
  }

  private void learn() {
    var batch = new ArrayList<Reinforced.Rewarded>();
    rewards.forEach(
        (number, reward) -> {
          double known = Double.isFinite(reward) ? reward : worst;
          if (!Double.isNaN(known)) {
            var episode = asked.get(number - learned);
            batch.add(new Reinforced.Rewarded(episode, baseline.advantage(known)));
          }
        });
    learning.learn(batch, strategy.update());
    learned += rewards.size();
    asked.clear();
    rewards.clear();
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
