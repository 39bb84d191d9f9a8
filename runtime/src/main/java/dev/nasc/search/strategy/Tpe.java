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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The tree-structured Parzen estimator: one density over the good trials, one over the rest; of
 * some draws from the first, the one with the greatest ratio is proposed. A conditional choice is
 * estimated from the trials that reached it, a number from a range by its place in that.
 *
 * <p>Source: Bergstra, Bardenet, Bengio, Kégl, "Algorithms for hyper-parameter optimization",
 * NeurIPS 2011, section 4.
 */
final class Tpe implements SearchStrategy {
  /** No more trials than this count as good, as in the authors' implementation. */
  private static final int MOST_GOOD = 25;

  private static final int TRIES = 100;

  private final Strategy.Tpe strategy;
  private final SearchTask task;
  private final Set<Architecture> seen = new HashSet<>();

  /** Best first; among equals, the earlier. */
  private final List<Observed> observed = new ArrayList<>();

  private record Observed(Architecture architecture, double loss) {}

  Tpe(Strategy.Tpe strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
  }

  @Override
  public Proposal ask() {
    int trial = seen.size();
    if (trial >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    var random = task.random(trial, "propose");
    var promising =
        observed.size() < Math.max(2, strategy.startup())
            ? Optional.<Architecture>empty()
            : promising(random);
    for (int i = 0; i < TRIES; i++) {
      var candidate =
          promising.isPresent() && i == 0 ? promising.get() : task.moves().sample(random);
      if (seen.add(candidate)) {
        return new Candidate(candidate);
      }
    }
    return Pause.FOR_GOOD;
  }

  private Optional<Architecture> promising(RandomGenerator random) {
    int good = (int) Math.ceil(strategy.quantile() * observed.size());
    good = Math.min(Math.min(good, MOST_GOOD), observed.size() - 1);
    var among = new Density(architectures(0, good));
    var beyond = new Density(architectures(good, observed.size()));
    Optional<Architecture> best = Optional.empty();
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < strategy.candidates(); i++) {
      double[] ratio = {0};
      var candidate =
          task.moves()
              .decide(
                  (address, open) -> {
                    var shares = among.shares(address, open);
                    int option = Categorical.draw(shares, random);
                    ratio[0] += Math.log(shares[option] / beyond.shares(address, open)[option]);
                    return open.get(option);
                  });
      if (candidate.isPresent() && ratio[0] > most && !seen.contains(candidate.get())) {
        best = candidate;
        most = ratio[0];
      }
    }
    return best;
  }

  private List<Architecture> architectures(int from, int to) {
    return observed.subList(from, to).stream().map(Observed::architecture).toList();
  }

  @Override
  public void tell(Trial trial) {
    var now = new Observed(trial.candidate(), task.loss(trial));
    int place = 0;
    while (place < observed.size() && observed.get(place).loss <= now.loss) {
      place++;
    }
    observed.add(place, now);
  }
}
