package dev.nasc.cli;

import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseFailure;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.phase.TableFiles;
import dev.nasc.phase.TablePhases;
import dev.nasc.run.Engine;
import java.nio.file.Path;

/** For searches that look all candidates up in tables: nothing is loaded for them. */
record LookupEngine() implements Engine {

  /** This where it is enough for a search, else the real one. */
  static Engine orOpen(Engines engines, Search search, String device, int threads) {
    return TablePhases.suffice(search) ? new LookupEngine() : engines.open(device, threads);
  }

  @Override
  public PhaseRunner runner(Phase phase) {
    return new TablePhases().runner(phase);
  }

  @Override
  public NetworkFigures figures(Network network, Data data, Path weights) {
    throw new IllegalStateException("tables run no networks");
  }

  @Override
  public String fingerprint() {
    return "tables";
  }

  @Override
  public String fingerprint(Search search) {
    try {
      return TableFiles.fingerprint(search);
    } catch (PhaseFailure e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }
}
