package dev.nasc.cli;

import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.network.EngineUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.phase.EnginePhases;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.run.Engine;
import dev.nasc.run.RunException;

/** Opens PyTorch for the commands that compute; nothing of it is loaded before. */
final class TorchEngines implements Engines {
  @Override
  public Engine open(String device, int threads) {
    try {
      return new Opened(new EnginePhases(Torch.open(device, threads)));
    } catch (EngineUnavailable unavailable) {
      throw new RunException(unavailable.getMessage());
    }
  }

  private record Opened(EnginePhases phases) implements Engine {
    @Override
    public PhaseRunner runner(Phase phase) {
      return phases.runner(phase);
    }

    @Override
    public String fingerprint() {
      return phases.fingerprint();
    }

    @Override
    public String fingerprint(Data data) {
      return EnginePhases.fingerprint(data);
    }
  }
}
