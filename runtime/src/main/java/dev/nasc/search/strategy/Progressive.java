package dev.nasc.search.strategy;

import dev.nasc.explore.DistinctNetworks;
import dev.nasc.learn.Ensemble;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.EveryArchitecture;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Progressive search: all architectures of the first size, then of each larger size the most
 * promising among those that agree with one of the beam in all that it decides. Architectures that
 * compute the same are evaluated once.
 *
 * <p>Source: Liu et al., "Progressive neural architecture search", ECCV 2018, algorithm 1: an
 * ensemble of perceptrons over averaged embeddings, fitted to all that is known, ranks the
 * expansions.
 */
final class Progressive implements SearchStrategy {
  /** More of one size are not listed. */
  private static final int MOST = 1_000_000;

  /**
   * So many times as are kept are remembered while a size is ranked, since some compute the same:
   * the halves of a block may change places, and each block may have been the last.
   */
  private static final int SPARE = 16;

  private final Strategy.Progressive strategy;
  private final SearchTask task;
  private final Address grow;
  private final List<String> sizes;
  private final Bag bag;
  private final DistinctNetworks networks = new DistinctNetworks();
  private final Set<Integer> met = new HashSet<>();
  private final Deque<Architecture> batch = new ArrayDeque<>();
  private final List<Architecture> beam = new ArrayList<>();
  private final Map<Integer, Trial> told = new TreeMap<>();
  private int size;
  private int asked;

  Progressive(Strategy.Progressive strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    this.grow = new Address(strategy.grow());
    this.sizes =
        task.space().choiceBlocks().stream()
            .flatMap(block -> block.choices().stream())
            .filter(choice -> choice.address().equals(grow))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "`%s` grows by the choice `%s`, which `%s` does not have"
                            .formatted(task.label(), strategy.grow(), task.space().name())))
            .options();
    this.bag = new Bag(task.space());
  }

  @Override
  public Proposal ask() {
    if (asked >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    while (batch.isEmpty()) {
      if (told.size() < asked) {
        return Pause.UNTIL_TOLD;
      }
      if (size == sizes.size()) {
        return Pause.FOR_GOOD;
      }
      batch.addAll(size == 0 ? first() : next());
      beam.clear();
      beam.addAll(batch);
      size++;
    }
    asked++;
    return new Candidate(batch.remove());
  }

  @Override
  public void tell(Trial trial) {
    told.put(trial.number(), trial);
  }

  private List<Architecture> first() {
    var all = every(Map.of());
    return all.stream().filter(this::isNew).toList();
  }

  private record Child(Architecture architecture, double promise) {}

  /** Sorts them, best first, and forgets those that cannot be among the kept any more. */
  private void keepBest(List<Child> children) {
    children.sort(Comparator.comparingDouble(Child::promise).reversed());
    int most = (int) Math.min(children.size(), (long) SPARE * strategy.keep());
    children.subList(most, children.size()).clear();
  }

  /** The most promising of all that grow out of the beam; among equals, the earlier. */
  private List<Architecture> next() {
    var ensemble = fitted();
    var children = new ArrayList<Child>();
    for (var parent : beam) {
      for (var child : every(parent.decisions())) {
        children.add(new Child(child, ensemble.predict(bag.of(child))));
      }
      keepBest(children);
    }
    return children.stream()
        .map(Child::architecture)
        .filter(this::isNew)
        .limit(strategy.keep())
        .toList();
  }

  private Ensemble fitted() {
    var inputs = new ArrayList<double[]>();
    var rewards = new ArrayList<Double>();
    for (var trial : told.values()) {
      double loss = task.loss(trial);
      if (Double.isFinite(loss)) {
        inputs.add(bag.of(trial.candidate()));
        rewards.add(0 - loss);
      }
    }
    var random = task.random(size, "predictor");
    return Ensemble.fit(
        inputs,
        rewards.stream().mapToDouble(Double::doubleValue).toArray(),
        new Ensemble.Sizes(strategy.members(), strategy.units()),
        random);
  }

  private boolean isNew(Architecture architecture) {
    return met.add(networks.number(task.space().network(architecture)));
  }

  /** All of this size that take the given decisions wherever they are asked for. */
  private List<Architecture> every(Map<Address, String> given) {
    Map<Address, String> fixed = new HashMap<>(given);
    fixed.put(grow, sizes.get(size));
    var every = new EveryArchitecture(new Fixed(task.moves(), fixed));
    var all = new ArrayList<Architecture>();
    for (var next = every.next(); next.isPresent(); next = every.next()) {
      if (sizes.get(size).equals(next.get().decisions().get(grow))) {
        all.add(next.get());
      }
      if (all.size() > MOST) {
        throw new IllegalArgumentException(
            "`%s` would have to look at more than %,d architectures of one size"
                .formatted(task.label(), MOST));
      }
    }
    return all;
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
