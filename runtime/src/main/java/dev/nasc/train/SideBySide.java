package dev.nasc.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs one piece of work a device, each on a thread of its own, and waits for all. */
final class SideBySide implements AutoCloseable {
  private final ExecutorService threads;

  SideBySide(int most) {
    threads =
        Executors.newFixedThreadPool(
            most,
            work -> {
              var thread = new Thread(work, "device");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What one piece throws is thrown here, once all have ended. */
  void run(List<Runnable> work) {
    var calls = new ArrayList<Callable<Object>>();
    work.forEach(piece -> calls.add(Executors.callable(piece)));
    try {
      for (var done : threads.invokeAll(calls)) {
        done.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while devices compute", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
