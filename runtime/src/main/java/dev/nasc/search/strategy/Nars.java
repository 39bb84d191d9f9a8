package dev.nasc.search.strategy;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Predictions.Labelled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
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
  private final Predictions predictions;
  private final List<Architecture> pool;
  private final Set<Architecture> seen = new HashSet<>();
  private final Deque<Architecture> batch = new ArrayDeque<>();

  /** All trials that are told and did not fail, by number, each with its one number to maximize. */
  private final Map<Integer, Labelled> labelled = new TreeMap<>();

  private int round;
  private int open;

  Nars(Strategy.Nars strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    this.pool = Pools.spread(task.moves(), strategy.pool(), task.random(0, "pool"));
    this.predictions =
        new Predictions(
            task.space(),
            task.known(),
            Pools.pretrained(
                task.space(),
                pool,
                List.of(Measure.MACS, Measure.PARAMS),
                new AccuracyPredictor.Sizes(WIDTH, WIDTH),
                task.random(0, "predictor")));
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
      labelled.put(trial.number(), new Labelled(trial.candidate(), 0 - loss));
    }
  }

  private List<Architecture> next() {
    predictions.learn(List.copyOf(labelled.values()), true);
    var bins = new Bins(it -> task.space().cost(it).macs(), predictions::accuracy);
    return round < strategy.rounds() ? bins.best(pool, seen, strategy.batch()) : evolved();
  }

  /** Starts from the best that are known and the most promising of the pool. */
  private List<Architecture> evolved() {
    var start = new ArrayList<Architecture>();
    labelled.values().stream()
        .sorted(Comparator.comparingDouble(Labelled::accuracy).reversed())
        .limit(PredictedEvolution.SEEDS)
        .forEach(it -> start.add(it.architecture()));
    var random = task.random(seen.size(), "evolve");
    return new PredictedEvolution(task.moves(), predictions::accuracy, random)
        .best(start, strategy.batch(), seen);
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
