package dev.nasc.phase;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.Alphas;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.train.MixtureTraining;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;

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
      return Derived.train(
          context,
          phase.label(),
          data,
          training,
          training::weights,
          () -> found(context.space(), training.alphas()));
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }

  private Derived.Found found(SearchSpace space, Alphas alphas) {
    return phase
        .skips()
        .map(most -> new Derived.Found(alphas, Derived.architecture(space, alphas, most)))
        .orElseGet(() -> Derived.found(space, alphas));
  }
}
