package dev.nasc.analysis;

import java.util.concurrent.CancellationException;

/** Long work looks here whether anyone still waits for it. */
public final class Interruption {
  private Interruption() {}

  /** Ends the work of a thread that has been interrupted. */
  public static void check() {
    if (Thread.interrupted()) {
      throw new CancellationException();
    }
  }
}
