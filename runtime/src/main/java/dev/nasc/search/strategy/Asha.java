package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Effort;
import dev.nasc.search.Fidelity;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Asynchronous successive halving: whoever is among the best of its rung goes on to the next, to
 * {@code factor} times as many epochs, examples and pixels, without waiting for the others of its
 * rung; where nobody may, a new candidate begins. Only trials of one rung are compared.
 *
 * <p>Source: Li, Jamieson, Rostamizadeh, Gonina, Ben-tzur, Hardt, Recht, Talwalkar, "A system for
 * massively parallel hyperparameter tuning", MLSys 2020, algorithm 2.
 */
final class Asha implements SearchStrategy {
  private static final int TRIES = 1_000;

  private final Strategy.Asha strategy;
  private final SearchTask task;
  private final List<Rung> rungs = new ArrayList<>();
  private final Set<Architecture> begun = new HashSet<>();
  private final Map<Integer, Architecture> candidates = new HashMap<>();
  private int asked;
  private int open;

  /** What has been trained so far: first trials with their losses. */
  private record Rung(Fidelity fidelity, List<Loss> losses, Set<Integer> promoted) {}

  private record Loss(int first, double value) {}

  Asha(Strategy.Asha strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    for (int i = 0; rungs.isEmpty() || !isWhole(fidelity(i - 1)); i++) {
      rungs.add(new Rung(fidelity(i), new ArrayList<>(), new HashSet<>()));
    }
  }

  private Fidelity fidelity(int rung) {
    double times = Math.pow(strategy.factor(), rung);
    return new Fidelity(
        (int) Math.min(strategy.most(), strategy.least() * times),
        share(strategy.data() * times),
        share(strategy.resolution() * Math.sqrt(times)));
  }

  /** A third three times is all of it, whatever the digits say. */
  private static double share(double share) {
    return share > 1 - 1e-9 ? 1 : share;
  }

  private boolean isWhole(Fidelity fidelity) {
    return fidelity.epochs() == strategy.most() && fidelity.breadth() == 1;
  }

  @Override
  public Proposal ask() {
    if (asked >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    var next = promotion().or(this::beginning);
    if (next.isEmpty()) {
      return open > 0 ? Pause.UNTIL_TOLD : Pause.FOR_GOOD;
    }
    asked++;
    open++;
    return next.get();
  }

  /** From the highest rung down: the best of a rung's best share that has not gone on yet. */
  private Optional<Candidate> promotion() {
    for (int i = rungs.size() - 2; i >= 0; i--) {
      var rung = rungs.get(i);
      var best = promotable(rung);
      if (best.isPresent()) {
        rung.promoted.add(best.get());
        return Optional.of(trained(best.get(), rungs.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> promotable(Rung rung) {
    return rung.losses.stream()
        .sorted((a, b) -> Double.compare(a.value, b.value))
        .limit(rung.losses.size() / strategy.factor())
        .filter(loss -> Double.isFinite(loss.value))
        .map(Loss::first)
        .filter(first -> !rung.promoted.contains(first))
        .findFirst();
  }

  private Candidate trained(int first, Rung rung) {
    var effort = new Effort(rung.fidelity, OptionalInt.of(first), false);
    return new Candidate(Objects.requireNonNull(candidates.get(first)), effort);
  }

  private Optional<Candidate> beginning() {
    var random = task.random(asked, "propose");
    for (int i = 0; i < TRIES; i++) {
      var candidate = task.moves().sample(random);
      if (begun.add(candidate)) {
        candidates.put(asked, candidate);
        return Optional.of(new Candidate(candidate, Effort.of(rungs.get(0).fidelity)));
      }
    }
    return Optional.empty();
  }

  @Override
  public void tell(Trial trial) {
    open--;
    int first = trial.effort().from().orElse(trial.number());
    rungs.stream()
        .filter(rung -> rung.fidelity.equals(trial.effort().fidelity()))
        .forEach(rung -> rung.losses.add(new Loss(first, task.loss(trial))));
  }
}
