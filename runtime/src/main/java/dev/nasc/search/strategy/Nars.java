package dev.nasc.search.strategy;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.learn.AccuracyPredictor.Input;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Sobol;
import dev.nasc.search.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Neural architecture and recipe search: a predictor that is pretrained on the costs of a pool,
 * rounds of trials that are the most promising of as many bins of multiply-adds, and at last a
 * batch of what evolution finds by the predictor alone.
 *
 * <p>Source: Dai et al., FBNetV3, CVPR 2021, section 3 and algorithm 1.
 */
final class Nars implements SearchStrategy {
  /** Of the embedding (section 4.1). */
  private static final int WIDTH = 24;

  private final Strategy.Nars strategy;
  private final SearchTask task;
  private final Encoding encoding;
  private final AccuracyPredictor predictor;
  private final List<Architecture> pool;
  private final Map<Architecture, Input> inputs = new HashMap<>();
  private final Set<Architecture> seen = new HashSet<>();
  private final Deque<Architecture> batch = new ArrayDeque<>();

  /** All trials that are told and did not fail, by number. */
  private final Map<Integer, Labelled> labelled = new TreeMap<>();

  private int round;
  private int open;

  private record Labelled(Architecture architecture, double loss) {}

  Nars(Strategy.Nars strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    this.encoding = new Encoding(task.space());
    this.pool = pool();
    this.predictor =
        new AccuracyPredictor(
            encoding.architectureWidth(),
            encoding.recipeWidth(),
            2,
            WIDTH,
            task.random(0, "predictor"));
    predictor.pretrain(
        pool.stream().map(this::input).toList(), pool.stream().map(this::costs).toList());
  }

  private List<Architecture> pool() {
    var sobol = new Sobol(task.random(0, "pool").nextLong());
    var drawn = new LinkedHashSet<Architecture>();
    for (int i = 0; i < strategy.pool(); i++) {
      drawn.add(task.moves().sample(sobol.point(i)));
    }
    return List.copyOf(drawn);
  }

  private Input input(Architecture architecture) {
    return inputs.computeIfAbsent(architecture, encoding::of);
  }

  private double[] costs(Architecture architecture) {
    var cost = task.space().cost(architecture);
    return new double[] {cost.of(Measure.MACS), cost.of(Measure.PARAMS)};
  }

  @Override
  public Proposal ask() {
    if (seen.size() >= task.trials()) {
      return Pause.FOR_GOOD;
    }
    if (batch.isEmpty() && open > 0) {
      return Pause.UNTIL_TOLD;
    }
    if (batch.isEmpty() && round <= strategy.rounds()) {
      batch.addAll(next());
      round++;
    }
    if (batch.isEmpty()) {
      return Pause.FOR_GOOD;
    }
    open++;
    var candidate = batch.remove();
    seen.add(candidate);
    return new Candidate(candidate);
  }

  @Override
  public void tell(Trial trial) {
    open--;
    double loss = task.loss(trial);
    if (Double.isFinite(loss)) {
      labelled.put(trial.number(), new Labelled(trial.candidate(), loss));
    }
  }

  private List<Architecture> next() {
    if (labelled.size() >= 2) {
      predictor.fit(
          labelled.values().stream().map(it -> input(it.architecture)).toList(),
          labelled.values().stream().mapToDouble(it -> 0 - it.loss).toArray(),
          true);
    }
    return round < strategy.rounds() ? best(pool) : evolved();
  }

  /** The most promising of each bin of multiply-adds; empty bins give their place to others. */
  private List<Architecture> best(List<Architecture> from) {
    var unseen = from.stream().filter(it -> !seen.contains(it)).toList();
    if (unseen.isEmpty()) {
      return List.of();
    }
    double least = unseen.stream().mapToDouble(it -> costs(it)[0]).min().orElseThrow();
    double greatest = unseen.stream().mapToDouble(it -> costs(it)[0]).max().orElseThrow();
    Map<Integer, Architecture> bins = new TreeMap<>();
    for (var candidate : unseen) {
      double place = greatest > least ? (costs(candidate)[0] - least) / (greatest - least) : 0;
      int bin = (int) Math.min(strategy.batch() - 1, Math.floor(place * strategy.batch()));
      bins.merge(bin, candidate, (a, b) -> promise(b) > promise(a) ? b : a);
    }
    var chosen = new LinkedHashSet<>(bins.values());
    unseen.stream()
        .sorted(Comparator.comparingDouble(this::promise).reversed())
        .limit(2L * strategy.batch())
        .forEach(chosen::add);
    return chosen.stream().limit(strategy.batch()).toList();
  }

  private double promise(Architecture architecture) {
    return predictor.accuracy(input(architecture));
  }

  /** Starts from the best that are known and the most promising of the pool. */
  private List<Architecture> evolved() {
    var start = new ArrayList<Architecture>();
    labelled.values().stream()
        .sorted(Comparator.comparingDouble(Labelled::loss))
        .limit(PredictedEvolution.SEEDS)
        .forEach(it -> start.add(it.architecture));
    var random = task.random(seen.size(), "evolve");
    return new PredictedEvolution(task.moves(), this::promise, random)
        .best(start, strategy.batch(), seen);
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
