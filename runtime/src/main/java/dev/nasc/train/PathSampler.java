package dev.nasc.train;

import dev.nasc.model.Architecture;
import java.util.List;

/** Which paths through a space a step trains. A function of the step, so nothing is to be saved. */
interface PathSampler {
  /**
   * The paths of a step, in the order in which they run.
   *
   * @param step from 0
   */
  List<Architecture> paths(long step);

  /** How many paths a step has, always the same. */
  int perStep();
}
