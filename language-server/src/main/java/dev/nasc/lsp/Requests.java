package dev.nasc.lsp;

import dev.nasc.lsp.document.Snapshot;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Answers requests off the protocol's thread, each about the snapshot that was the newest when it
 * came. A request about a newer text takes the place of one of its kind that still waits.
 */
final class Requests {
  private final Executor threads;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  private record Asked(Snapshot snapshot, CompletableFuture<?> answer) {}

  Requests(Executor threads) {
    this.threads = threads;
  }

  /**
   * @param ready what has to be known before {@code work} can start; where it is cancelled, the
   *     document has changed
   */
  <K, T> CompletableFuture<T> ask(
      String kind, Snapshot snapshot, CompletableFuture<K> ready, Function<K, T> work) {
    var answer = new CompletableFuture<T>();
    var key = kind + " " + snapshot.uri();
    var own = new Asked(snapshot, answer);
    var before = asked.put(key, own);
    if (before != null && before.snapshot() != snapshot) {
      before.answer().completeExceptionally(Failures.outdated());
    }
    var unused =
        ready.whenComplete(
            (known, failure) -> {
              if (failure == null) {
                start(() -> run(known, work, answer), answer);
              } else {
                boolean outdated =
                    failure instanceof CancellationException
                        || failure.getCause() instanceof CancellationException;
                answer.completeExceptionally(outdated ? Failures.outdated() : failure);
              }
            });
    var unusedToo = answer.whenComplete((value, failure) -> asked.remove(key, own));
    return answer; // itself, so that the client's cancellation ends it
  }

  private void start(Runnable task, CompletableFuture<?> answer) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closing) {
      answer.completeExceptionally(Failures.outdated());
    }
  }

  private static <K, T> void run(K known, Function<K, T> work, CompletableFuture<T> answer) {
    if (answer.isDone()) {
      return; // cancelled, or overtaken
    }
    var stopper = new Stopper(Thread.currentThread());
    var unused = answer.whenComplete((value, failure) -> stopper.stop());
    try {
      var value = work.apply(known);
      stopper.finish();
      answer.complete(value);
    } catch (RuntimeException | StackOverflowError broken) {
      stopper.finish();
      answer.completeExceptionally(broken);
    }
  }

  /**
   * Interrupts the work on an answer that nobody waits for any more. Never later: the thread writes
   * to the client then, and an interrupt would break the wire.
   */
  private static final class Stopper {
    private final Thread worker;
    private boolean finished;

    Stopper(Thread worker) {
      this.worker = worker;
    }

    synchronized void stop() {
      if (!finished) {
        worker.interrupt();
      }
    }

    synchronized void finish() {
      finished = true;
      boolean unused = Thread.interrupted(); // it would come too late to stop anything
    }
  }
}
