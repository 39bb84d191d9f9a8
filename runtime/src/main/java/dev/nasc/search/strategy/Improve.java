package dev.nasc.search.strategy;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Effort;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Proposal;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Proposal.Pause;
import dev.nasc.search.Score;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Predictions.Labelled;
import dev.nasc.statistics.RankCorrelation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Constrained iterative optimization: each round trains the most promising of a pool, spread over
 * the range of a cost, and the predictor learns from all that was trained. The first round can tell
 * after how many epochs the ranks stand: the later ones stop there.
 *
 * <p>Source: Dai et al., FBNetV3, CVPR 2021, section 3.3.
 */
final class Improve implements SearchStrategy, Learner {
  /** Fewer networks have no ranks worth the name. */
  private static final int FEWEST_CURVES = 4;

  private final Strategy.Improve strategy;
  private final SearchTask task;
  private final List<Architecture> pool;
  private final Predictions predictions;
  private final Set<Architecture> seen = new HashSet<>();
  private final Deque<Architecture> batch = new ArrayDeque<>();
  private final Map<Integer, Trial> told = new TreeMap<>();
  private int round;
  private int open;
  private int lastEpoch;

  Improve(Strategy.Improve strategy, SearchTask task, Earlier earlier) {
    this.strategy = strategy;
    this.task = task;
    this.pool = earlier.pool(strategy.pool());
    this.predictions =
        new Predictions(
            task.space(),
            task.known(),
            earlier.predictor(strategy.from(), task.random(0, "predictor")));
  }

  @Override
  public Proposal ask() {
    if (batch.isEmpty() && open > 0) {
      return Pause.UNTIL_TOLD;
    }
    if (batch.isEmpty() && round < strategy.rounds() && seen.size() < task.trials()) {
      begin();
    }
    if (batch.isEmpty()) {
      return Pause.FOR_GOOD;
    }
    open++;
    var candidate = batch.remove();
    seen.add(candidate);
    return new Candidate(candidate, effort());
  }

  private void begin() {
    round++;
    lastEpoch = round == 2 ? lastEpoch() : lastEpoch;
    learn();
    var bins = new Bins(it -> strategy.bins().value(predictions.values(it)), it -> 0 - loss(it));
    batch.addAll(bins.best(pool, seen, strategy.batch()));
  }

  private Effort effort() {
    boolean watched = round == 1 && strategy.stopAtRank() < 1 && strategy.rounds() > 1;
    return watched ? Effort.WATCHED : Effort.of(lastEpoch);
  }

  private double loss(Architecture architecture) {
    return Score.of(predictions.values(architecture), task.objectives()).loss();
  }

  @Override
  public void tell(Trial trial) {
    open--;
    told.put(trial.number(), trial);
  }

  private void learn() {
    var known = new ArrayList<Labelled>();
    for (var trial : told.values()) {
      if (trial.evaluation().orElseThrow() instanceof Scored scored) {
        known.add(new Labelled(trial.candidate(), accuracy(scored)));
      }
    }
    predictions.learn(known, true);
  }

  /** After as many epochs as the later rounds train, so that all labels are of one kind. */
  private double accuracy(Scored scored) {
    return lastEpoch > 0 && scored.curve().size() >= lastEpoch
        ? scored.curve().get(lastEpoch - 1)
        : scored.values().getOrDefault(Measure.ACCURACY, 0.0);
  }

  /** The first epoch whose ranks are nearly those of the last; 0 where none before it is. */
  private int lastEpoch() {
    var curves =
        told.values().stream()
            .map(trial -> trial.evaluation().orElseThrow())
            .filter(Scored.class::isInstance)
            .map(scored -> ((Scored) scored).curve())
            .filter(curve -> !curve.isEmpty())
            .toList();
    int epochs = curves.stream().mapToInt(List::size).min().orElse(0);
    for (int epoch = 1; epoch < epochs && curves.size() >= FEWEST_CURVES; epoch++) {
      if (RankCorrelation.spearman(after(epoch, curves), after(epochs, curves))
          > strategy.stopAtRank()) {
        return epoch;
      }
    }
    return 0;
  }

  private static double[] after(int epoch, List<List<Double>> curves) {
    return curves.stream().mapToDouble(curve -> curve.get(epoch - 1)).toArray();
  }

  @Override
  public AccuracyPredictor predictor() {
    learn();
    return predictions.predictor();
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }
}
