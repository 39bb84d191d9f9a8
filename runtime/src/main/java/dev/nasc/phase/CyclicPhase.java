package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.network.BrokenFile;
import dev.nasc.network.OperationUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.train.CyclicTraining;
import dev.nasc.train.TrainingPlan;
import dev.nasc.train.TrainingRefused;

/**
 * Cyclic DARTS (Yu et al. 2022): two networks in two sizes of the space that learn from each other;
 * yields what {@link DartsPhase} does. A checkpoint continues it to the bit.
 */
record CyclicPhase(Torch torch, Phase.Cyclic phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var data = EngineFiles.data(context);
    var student = phase.student().map(context::space).orElseGet(context::space);
    var teacher = phase.teacher().map(context::space).orElseGet(context::space);
    var plan =
        new TrainingPlan(data, teacher::network, phase.recipe(), context.seed(), phase.label());
    if (!torch.others().isEmpty()) {
      context.note(
          "`" + phase.label() + "` trains both networks together on the first device alone.");
    }
    try (var training =
        new CyclicTraining(
            torch,
            plan,
            student.mixture(),
            phase,
            alphas -> Derived.architecture(context.space(), alphas))) {
      return Derived.train(
          context,
          phase.label(),
          data,
          training,
          training::weights,
          () -> Derived.found(context.space(), training.alphas()));
    } catch (TrainingRefused | BrokenFile | OperationUnavailable e) {
      throw new PhaseFailure(String.valueOf(e.getMessage()));
    }
  }
}
