package dev.nasc.phase;

import dev.nasc.model.plan.Phase;
import dev.nasc.network.Torch;

/** Takes a network that another run has trained; yields its weights as {@link TrainPhase} does. */
record LoadPhase(Torch torch, Phase.Load phase) implements PhaseRunner {

  @Override
  public PhaseOutcome run(PhaseContext context) {
    var space = phase.space().map(context::space).orElseGet(context::space);
    var file = new SavedNetwork(phase, space).read(torch);
    context.saveArtefact(phase.label(), NetworksFile.weights(0), file::write);
    return PhaseOutcome.DONE;
  }
}
