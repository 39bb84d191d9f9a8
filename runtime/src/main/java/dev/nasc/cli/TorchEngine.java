package dev.nasc.cli;

import dev.nasc.data.DataUnavailable;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.network.EngineUnavailable;
import dev.nasc.network.Torch;
import dev.nasc.phase.EnginePhases;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseFailure;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.phase.Spaces;
import dev.nasc.run.Engine;
import java.nio.file.Path;

/** The engine that this program comes with; the first mention of this class loads it. */
record TorchEngine(EnginePhases phases) implements Engine {

  static Engine open(String device, int threads) {
    try {
      return new TorchEngine(new EnginePhases(Torch.open(device, threads)));
    } catch (EngineUnavailable e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public PhaseRunner runner(Phase phase) {
    return phases.runner(phase);
  }

  @Override
  public NetworkFigures figures(Network network, Data data, Path weights) {
    try {
      return phases.figures(network, data, weights);
    } catch (PhaseFailure e) {
      throw new InputException(e.getMessage());
    }
  }

  @Override
  public void requireReady(Search search, Spaces spaces) {
    try {
      phases.requireReady(search, spaces);
    } catch (PhaseFailure e) {
      throw new InputException(e.getMessage());
    }
  }

  @Override
  public String fingerprint() {
    return phases.fingerprint();
  }

  @Override
  public String fingerprint(Search search) {
    try {
      return EnginePhases.fingerprint(search);
    } catch (DataUnavailable | PhaseFailure e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }
}
