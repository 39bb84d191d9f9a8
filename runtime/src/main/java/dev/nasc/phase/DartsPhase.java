package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.train.MixtureTraining;
import dev.nasc.train.TrainingLoop;
import dev.nasc.train.TrainingOutcome.Failed;
import dev.nasc.train.TrainingOutcome.Stopped;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;
import java.util.Map;

/**
 * DARTS (Liu et al. 2019): trains a mixture and derives one architecture from it; yields a front of
 * that one, the shares it was derived from, and the weights. A checkpoint continues it to the bit.
 */
record DartsPhase(Torch torch, Phase.Darts phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var data = EngineFiles.data(context);
    var space = context.space();
    var recipe = phase.recipe().lasting(phase.epochs());
    var plan = new TrainingPlan(data, space::network, recipe, context.seed(), phase.label());
    try (var training = new MixtureTraining(torch, plan, space.mixture(), phase)) {
      long step =
          context
              .checkpoint(phase.label())
              .map(file -> training.restore(EngineFiles.read(file)))
              .orElse(0L);
      var watch = new TrainingWatch(context, phase.label(), 0, training.steps(), Map.of());
      var outcome = TrainingLoop.run(training, step, watch);
      if (outcome instanceof Stopped) {
        return PhaseOutcome.INTERRUPTED;
      }
      if (outcome instanceof Failed failed) {
        throw new PhaseFailure(failed.reason());
      }
      Derived.save(context, phase.label(), data, training.weights(), training.alphas());
      return PhaseOutcome.DONE;
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }
}
