package dev.nasc.train;

import dev.nasc.network.Execution;
import dev.nasc.network.Mode;

/** A network, and how a pass runs through it. */
record Route(Execution network, Mode mode) {
  boolean draws() {
    return network.draws(mode);
  }
}
