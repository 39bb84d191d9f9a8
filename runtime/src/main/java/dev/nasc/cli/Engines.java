package dev.nasc.cli;

import dev.nasc.run.Engine;

/** Where the commands that compute get their engine from, when they need it and not before. */
@FunctionalInterface
interface Engines {
  /**
   * The engine, ready to compute.
   *
   * @param device as {@link dev.nasc.model.plan.Devices} reads it
   * @param threads to compute with
   */
  Engine open(String device, int threads);
}
