package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.learn.EnasPolicy;
import dev.nasc.learn.Softmax;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Draws children and learns by REINFORCE which are accurate. The reward is the accuracy and a
 * little of the entropy, through which alone that acts; the baseline is the moving average of
 * rewards; where nodes take states besides, the probabilities of these are drawn to a target.
 *
 * <p>Source: Pham et al. 2018 (ENAS), section 2.2; {@code build_trainer} of its code.
 */
public final class EnasController {
  private static final String BASELINE = "baseline";

  private final Phase.Enas.Controller settings;
  private final Moves moves;
  private final EnasPolicy policy;
  private double baseline;

  /**
   * @param random what a parameter of that name starts from
   */
  public EnasController(
      Phase.Enas.Controller settings, Moves moves, Function<String, RandomGenerator> random) {
    this.settings = settings;
    this.moves = moves;
    this.policy =
        new EnasPolicy(
            new EnasPolicy.Settings(
                settings.units(),
                settings.temperature(),
                settings.tanh(),
                settings.reduce(),
                settings.preferred()),
            random);
  }

  /** A child of the controller as it is. */
  public Architecture draw(RandomGenerator random) {
    return Episode.draw(policy, moves, random).architecture();
  }

  /**
   * Learns from children that were drawn since it last learned.
   *
   * @param accuracies 0–1, in the order of the children
   */
  public void learn(List<Architecture> children, List<Double> accuracies) {
    for (int i = 0; i < children.size(); i++) {
      learn(children.get(i), accuracies.get(i), children.size());
    }
    policy.step(settings.rate());
  }

  private void learn(Architecture child, double accuracy, int children) {
    var pass = policy.begin();
    var shares = new ArrayList<double[]>();
    var taken = new ArrayList<Integer>();
    var skips = new ArrayList<Integer>();
    var nodes = new HashSet<String>();
    var decided =
        moves.decide(
            (address, open) -> {
              var logits = pass.logits(address, open);
              if (EnasPolicy.isSkip(address, open)) {
                skips.add(shares.size());
                nodes.add(EnasPolicy.node(address));
              }
              int option = open.indexOf(child.decisions().get(address));
              shares.add(Softmax.of(logits));
              taken.add(option);
              pass.take(option);
              return open.get(option);
            });
    if (decided.isEmpty()) {
      return;
    }
    double advantage = advantage(accuracy, shares);
    var gradients = new ArrayList<double[]>();
    for (int i = 0; i < shares.size(); i++) {
      var gradient = shares.get(i).clone();
      gradient[taken.get(i)] -= 1;
      for (int option = 0; option < gradient.length; option++) {
        gradient[option] *= advantage / children;
      }
      gradients.add(gradient);
    }
    for (int skip : skips) {
      gradients.get(skip)[1] += penalty(shares.get(skip)[1]) / nodes.size() / children;
    }
    pass.backward(gradients);
  }

  /** The reward above the baseline, which has moved towards it. */
  private double advantage(double accuracy, List<double[]> shares) {
    double entropy = shares.stream().mapToDouble(Softmax::entropy).sum();
    double reward = accuracy + settings.entropy() * entropy;
    baseline -= (1 - settings.baseline()) * (baseline - reward);
    return reward - baseline;
  }

  /**
   * The derivative, by the logit q of a state that is taken, of how far σ(q) is from the target
   * (Kullback and Leibler); drawn is it with σ(2q), since its other logit is −q.
   */
  private double penalty(double drawn) {
    double q = Math.log(drawn / (1 - drawn)) / 2;
    double p = 1 / (1 + Math.exp(-q));
    double target = settings.skipTarget();
    double slope = Math.log(p / target) - Math.log((1 - p) / (1 - target));
    return settings.skipWeight() * p * (1 - p) * slope;
  }

  /** The moving average of rewards. */
  public double baseline() {
    return baseline;
  }

  /** Everything that it has learned, by name; for {@link #restore}. */
  public SortedMap<String, double[]> state() {
    var state = new TreeMap<>(policy.state());
    state.put(BASELINE, new double[] {baseline});
    return state;
  }

  /** Sets all of {@link #state}. */
  public void restore(Map<String, double[]> state) {
    var rest = new TreeMap<>(state);
    var saved = rest.remove(BASELINE);
    baseline = saved == null ? 0 : saved[0];
    policy.restore(rest);
  }
}
