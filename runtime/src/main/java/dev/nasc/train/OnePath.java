package dev.nasc.train;

import dev.nasc.model.Architecture;
import java.util.List;

/** The same architecture at every step: the training of a single network. */
record OnePath(Architecture architecture) implements PathSampler {
  @Override
  public List<Architecture> paths(long step) {
    return List.of(architecture);
  }

  @Override
  public int perStep() {
    return 1;
  }
}
