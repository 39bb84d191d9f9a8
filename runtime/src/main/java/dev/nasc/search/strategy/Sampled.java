package dev.nasc.search.strategy;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Strategy;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Proposal;
import dev.nasc.search.SearchStrategy;
import dev.nasc.search.SearchTask;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Predictions.Labelled;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Uniform draws, and a predictor that learns what they score.
 *
 * <p>Source: Cai et al., Once-for-All, ICLR 2020, section 3.4.
 */
final class Sampled implements SearchStrategy, Learner {
  private final Strategy.Sampled strategy;
  private final SearchTask task;
  private final SearchStrategy draws;
  private final Map<Integer, Labelled> known = new TreeMap<>();

  Sampled(Strategy.Sampled strategy, SearchTask task) {
    this.strategy = strategy;
    this.task = task;
    this.draws = new RandomSearch(task);
  }

  @Override
  public Proposal ask() {
    return draws.ask();
  }

  @Override
  public void tell(Trial trial) {
    draws.tell(trial);
    if (trial.evaluation().orElseThrow() instanceof Scored scored) {
      double accuracy = scored.values().getOrDefault(Measure.ACCURACY, 0.0);
      known.put(trial.number(), new Labelled(trial.candidate(), accuracy));
    }
  }

  @Override
  public AccuracyPredictor predictor() {
    var encoding = new Encoding(task.space());
    var predictor =
        new AccuracyPredictor(
            encoding.architectureWidth(),
            encoding.recipeWidth(),
            0,
            new AccuracyPredictor.Sizes(strategy.width(), strategy.units()),
            task.random(0, "predictor"));
    new Predictions(task.space(), task.known(), predictor)
        .learn(List.copyOf(known.values()), false);
    return predictor;
  }

  @Override
  public boolean isSynchronous() {
    return draws.isSynchronous();
  }
}
