package dev.nasc.search.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.learn.Policy;
import dev.nasc.learn.Softmax;
import dev.nasc.learn.SoftmaxPolicy;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Strategy;
import dev.nasc.model.plan.Strategy.Controller;
import dev.nasc.model.plan.Strategy.Update;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Spread;
import dev.nasc.search.ToySpace;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicySearchTest {
  private static final ToySpace SPACE = ToySpace.of(3, 3);
  private static final List<Objective> ACCURACY =
      List.of(new Objective(Measure.ACCURACY, Objective.Direction.MAXIMIZE));

  /** One architecture is worth something: 2, 0, 1. */
  private static final Evaluator ONE =
      trial -> {
        var digits = ToySpace.digits(trial.candidate());
        double right =
            (digits[0] == 2 ? 1 : 0) + (digits[1] == 0 ? 1 : 0) + (digits[2] == 1 ? 1 : 0);
        return new Scored(Map.of(Measure.ACCURACY, right));
      };

  static Stream<Strategy> learners() {
    return Stream.of(
        policy(new Controller.Softmax(), 0.1, 1, new Update.Reinforce()),
        policy(new Controller.Lstm(16, 1), 0.02, 1, new Update.Reinforce()),
        policy(new Controller.Softmax(), 0.1, 10, new Update.Clipped(0.2, 4)),
        policy(new Controller.Lstm(16, 2), 0.01, 10, new Update.Clipped(0.2, 4)));
  }

  private static Strategy policy(Controller controller, double rate, int batch, Update update) {
    return new Strategy.PolicyGradient(controller, rate, 0, 0.9, batch, update);
  }

  /** A bandit with fixed rewards (Zoph and Le 2017): the policy ends up on the best arm. */
  @ParameterizedTest
  @MethodSource("learners")
  void theBestArchitectureIsProposedMoreAndMore(Strategy strategy) {
    var task = SearchRun.task(SPACE, 1_000, ACCURACY, 1);
    var history = SearchRun.of(Strategies.of(strategy, task), ONE);

    long best = history.subList(900, 1_000).stream().filter(t -> task.loss(t) == -3).count();
    assertTrue(best >= 95, () -> best + " of the last 100");
  }

  /**
   * The estimator of Williams 1992 is unbiased: its mean over many draws is the gradient of the
   * expected reward, which a space of 27 architectures lets us add up.
   */
  @Test
  void theEstimatorIsTheGradientOnTheMean() {
    var policy = new SoftmaxPolicy(new SplittableRandom(3));
    var random = new SplittableRandom(4);
    int draws = 20_000;
    var estimates = new double[draws];
    for (int i = 0; i < draws; i++) {
      var episode = Episode.draw(policy, SPACE, random);
      estimates[i] = reward(episode) * byLogit(policy, episode, 0, 2);
    }
    double exact = 0;
    for (var architecture : SPACE.members()) {
      var episode = Episode.follow(policy, SPACE, architecture);
      double probability =
          Math.exp(episode.steps().stream().mapToDouble(Episode.Step::logProbability).sum());
      exact += probability * reward(episode) * byLogit(policy, episode, 0, 2);
    }
    var spread = Spread.of(estimates);
    assertEquals(exact, spread.mean(), 3 * spread.deviation() / Math.sqrt(draws));
  }

  private static double reward(Episode episode) {
    var digits = ToySpace.digits(episode.architecture());
    return digits[0] * 1.5 - digits[1] + digits[0] * digits[2];
  }

  /** The derivative of an episode's log-probability by the logit of one option. */
  private static double byLogit(Policy policy, Episode episode, int step, int option) {
    var of = episode.steps().get(step);
    double share = Softmax.of(policy.begin().logits(of.address(), of.open()))[option];
    return (of.taken() == option ? 1 : 0) - share;
  }
}
