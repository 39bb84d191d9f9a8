package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.learn.Policy;
import dev.nasc.learn.Softmax;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How an architecture was decided: at each choice what was open, what was taken, and how likely
 * that was then.
 */
record Episode(Architecture architecture, List<Step> steps) {
  private static final int TRIES = 32;

  Episode {
    steps = List.copyOf(steps);
  }

  record Step(Address address, List<String> open, int taken, double logProbability) {
    Step {
      open = List.copyOf(open);
    }
  }

  /** One that a policy decides; a uniform draw where it keeps breaking limits. */
  static Episode draw(Policy policy, Moves moves, RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      var pass = policy.begin();
      var steps = new ArrayList<Step>();
      var decided =
          moves.decide(
              (address, open) -> {
                var shares = Softmax.of(pass.logits(address, open));
                int taken = Categorical.draw(shares, random);
                pass.take(taken);
                steps.add(new Step(address, open, taken, Math.log(shares[taken])));
                return open.get(taken);
              });
      if (decided.isPresent()) {
        return new Episode(decided.get(), steps);
      }
    }
    return follow(policy, moves, moves.sample(random));
  }

  /** What a policy says of an architecture that something else decided. */
  static Episode follow(Policy policy, Moves moves, Architecture architecture) {
    var pass = policy.begin();
    var steps = new ArrayList<Step>();
    var unused =
        moves.decide(
            (address, open) -> {
              int taken = open.indexOf(architecture.decisions().get(address));
              var shares = Softmax.of(pass.logits(address, open));
              pass.take(taken);
              steps.add(new Step(address, open, taken, Math.log(shares[taken])));
              return open.get(taken);
            });
    return new Episode(architecture, steps);
  }
}
