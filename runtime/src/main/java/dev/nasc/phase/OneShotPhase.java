package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.train.PathTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Stopped;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.Map;

/**
 * Trains a single-path supernet; yields {@code supernet.safetensors}. A checkpoint continues it to
 * the bit.
 */
record OneShotPhase(Torch torch, Phase.OneShot phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var data = EngineFiles.data(context);
    var space = context.space();
    var plan =
        new TrainingPlan(data, space::network, phase.recipe(), context.seed(), phase.label());
    try (var training = PathTraining.supernet(torch, plan, space, phase)) {
      long step = resume(training, context);
      var watch = new TrainingWatch(context, phase.label(), 0, training.steps(), Map.of());
      var outcome = TrainingLoop.run(training, step, watch);
      if (outcome instanceof Stopped) {
        return PhaseOutcome.INTERRUPTED;
      }
      if (outcome instanceof Failed failed) {
        throw new PhaseFailure(failed.reason());
      }
      var supernet = training.result(() -> EngineFiles.supernet(training.weights(), data));
      context.saveArtefact(phase.label(), EngineFiles.SUPERNET, supernet::write);
      return PhaseOutcome.DONE;
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  private long resume(PathTraining training, PhaseContext context) {
    return context
        .checkpoint(phase.label())
        .map(file -> training.restore(EngineFiles.read(file)))
        .orElse(0L);
  }
}
