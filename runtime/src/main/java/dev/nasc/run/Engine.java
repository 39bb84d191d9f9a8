package dev.nasc.run;

import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.phase.Spaces;
import java.nio.file.Path;

/** What computes: the port behind which the networks and their libraries are. */
public interface Engine {
  PhaseRunner runner(Phase phase);

  /** What the bits of a result hang on: library, threads, processor, device. */
  String fingerprint();

  /** What a network does on data, with the weights that a training has left in a file. */
  NetworkFigures figures(Network network, Data data, Path weights);

  /** Asks before a run begins whether what a search takes from other runs is what it says. */
  default void requireReady(Search search, Spaces spaces) {}

  /** Changes when the data, the tables or the weights that a search reads do. */
  String fingerprint(Search search);
}
