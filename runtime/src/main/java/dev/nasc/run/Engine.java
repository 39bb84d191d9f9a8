package dev.nasc.run;

import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.PhaseRunner;

/** What computes: the port behind which the networks and their libraries are. */
public interface Engine {
  PhaseRunner runner(Phase phase);

  /** What the bits of a result hang on: library, threads, processor, device. */
  String fingerprint();

  /** Changes when the data or the tables of a search do. */
  String fingerprint(Search search);
}
