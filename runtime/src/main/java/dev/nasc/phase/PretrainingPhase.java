package dev.nasc.phase;

import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.plan.Phase;
import dev.nasc.search.Draws;
import dev.nasc.search.strategy.Pools;

/** Teaches a predictor the exact costs of a pool; yields {@link PredictorFile}. */
record PretrainingPhase(Phase.Pretraining phase) implements PhaseRunner {
  @Override
  public PhaseOutcome run(PhaseContext context) {
    var pool = new EarlierPhases(context).pool(phase.pool());
    var sizes = new AccuracyPredictor.Sizes(phase.width(), phase.units());
    var random = Draws.of(context.seed(), phase.label(), 0, "predictor");
    var predictor = Pools.pretrained(context.space(), pool, phase.learn(), sizes, random);
    context.saveArtefact(
        phase.label(), PredictorFile.NAME, file -> PredictorFile.write(file, predictor));
    return PhaseOutcome.DONE;
  }
}
