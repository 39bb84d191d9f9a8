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
    var stopper = new Stopper();
    var unused = answer.whenComplete((value, failure) -> stopper.stop());
    try {
      var value = work.apply(known);
      boolean unusedToo = stopper.finish();
      answer.complete(value);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      boolean unusedToo = stopper.finish();
      answer.completeExceptionally(broken);
    }
  }
}
