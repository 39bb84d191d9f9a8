package dev.nasc.lsp;

/**
 * Interrupts the work of a thread. Never later: the thread writes to the client then, and an
 * interrupt would break the wire.
 */
final class Stopper {
  private final Thread worker = Thread.currentThread();
  private boolean finished;
  private boolean stopped;

  synchronized void stop() {
    if (!finished) {
      stopped = true;
      worker.interrupt();
    }
  }

  /** The work is over; says whether it had been stopped. */
  synchronized boolean finish() {
    if (!finished) {
      finished = true;
      boolean unused = stopped && Thread.interrupted(); // too late to stop anything
    }
    return stopped;
  }
}
