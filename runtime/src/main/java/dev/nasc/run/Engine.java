package dev.nasc.run;

import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseRunner;
import java.nio.file.Path;

/** What computes: the port behind which the networks and their libraries are. */
public interface Engine {
  PhaseRunner runner(Phase phase);

  /** What the bits of a result hang on: library, threads, processor, device. */
  String fingerprint();

  /** What a network does on data, with the weights that a training has left in a file. */
  NetworkFigures figures(Network network, Data data, Path weights);

  /** Changes when the data or the tables of a search do. */
  String fingerprint(Search search);
}
