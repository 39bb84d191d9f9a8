package dev.nasc.cli;

import dev.nasc.run.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM and SIGHUP as a request to stop. The step that runs is given time to end; what is
 * not stored by then is done again by a resume.
 */
final class Interrupts implements AutoCloseable {
  private static final long GRACE_MILLIS = 1500;

  private final StopSignal stop;
  private final Runnable lastWords;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::answer, "interrupt");

  /**
   * @param lastWords said where the run does not end in time
   */
  Interrupts(StopSignal stop, Runnable lastWords) {
    this.stop = stop;
    this.lastWords = lastWords;
  }

  /** From now on until it is closed, a signal asks for a stop. */
  void arm() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The run has ended and has said all it has to say; after a signal, this does not return. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitHalt();
    }
  }

  private void answer() {
    stop.request();
    try {
      if (!finished.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        lastWords.run();
        AbruptExit.now();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
  }

  private void awaitHalt() {
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
