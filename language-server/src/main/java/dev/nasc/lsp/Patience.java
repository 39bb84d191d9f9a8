package dev.nasc.lsp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Gives up what takes too long for someone who waits, answers with what there is, and does the work
 * behind the scenes for when it is asked again: one such work at a time.
 */
final class Patience {
  private final ScheduledExecutorService clock;
  private final Executor background;
  private final long millis;
  private final AtomicBoolean working = new AtomicBoolean();

  Patience(ScheduledExecutorService clock, Executor background, long millis) {
    this.clock = clock;
    this.background = background;
    this.millis = millis;
  }

  /**
   * @param work which keeps what it finds
   * @param otherwise what is answered where it takes too long
   */
  <T> T await(Supplier<T> work, Supplier<T> otherwise) {
    var stopper = new Stopper();
    var alarm = clock.schedule(stopper::stop, millis, TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } catch (CancellationException ended) {
      if (!stopper.finish()) {
        throw ended; // by someone else: nobody waits any more
      }
      goOn(work);
      return otherwise.get();
    } finally {
      alarm.cancel(false);
      boolean unused = stopper.finish();
    }
  }

  private void goOn(Supplier<?> work) {
    if (working.compareAndSet(false, true)) {
      background.execute(
          () -> {
            try {
              var unused = work.get();
            } finally {
              working.set(false);
            }
          });
    }
  }
}
