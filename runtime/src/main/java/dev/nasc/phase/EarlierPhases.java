package dev.nasc.phase;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.model.plan.Phase;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Trial;
import dev.nasc.search.strategy.Earlier;
import dev.nasc.search.strategy.Pools;
import dev.nasc.search.strategy.Predictions;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the earlier phases of a run have left. */
record EarlierPhases(PhaseContext context) implements Earlier {

  /** Drawn again: what a pool holds is a function of the run's seed. */
  @Override
  public List<Architecture> pool(String label) {
    return context.search().phases().stream()
        .filter(phase -> phase instanceof Phase.Pool && phase.label().equals(label))
        .map(phase -> pool((Phase.Pool) phase))
        .findFirst()
        .orElseThrow(() -> new PhaseFailure("There is no pool `" + label + "`."));
  }

  private List<Architecture> pool(Phase.Pool pool) {
    var moves = Proposals.of(context, pool.within());
    return Pools.spread(moves, pool.size(), Draws.of(context.seed(), pool.label(), 0, "sequence"));
  }

  @Override
  public AccuracyPredictor predictor(String label, RandomGenerator random) {
    return PredictorFile.read(context.artefact(label, PredictorFile.NAME), random);
  }

  @Override
  public List<Trial> trials(String label) {
    return context.trials(label).history();
  }

  /** Scores by what a phase has learned, for nothing. */
  Evaluator predicting(String label) {
    var random = Draws.of(context.seed(), label, 0, "predict");
    var predictions =
        new Predictions(context.space(), KnownFigures.of(context), predictor(label, random));
    return new Evaluator() {
      @Override
      public Evaluation evaluate(Trial trial) {
        return new Scored(predictions.values(trial.candidate()));
      }

      @Override
      public boolean isInstant() {
        return true;
      }
    };
  }
}
