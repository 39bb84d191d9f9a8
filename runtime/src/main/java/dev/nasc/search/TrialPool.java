package dev.nasc.search;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where trials are evaluated: in this process, or by workers. */
public interface TrialPool extends AutoCloseable {
  /** Whether another trial may be submitted now. */
  boolean hasRoom();

  void submit(Trial trial);

  /** Whether several trials are under evaluation at once. */
  default boolean isParallel() {
    return false;
  }

  /** Whether {@link #take} answers in less time than a disk takes to keep a trial. */
  boolean isReady();

  /** Whether nothing that was submitted is still to be taken. */
  boolean isEmpty();

  /** Waits for the next trial that is evaluated; there is one. */
  Trial take();

  @Override
  void close();

  /** One after the other, by this thread. */
  static TrialPool of(Evaluator evaluator) {
    return new TrialPool() {
      private final Deque<Trial> waiting = new ArrayDeque<>();

      @Override
      public boolean hasRoom() {
        return waiting.isEmpty();
      }

      @Override
      public void submit(Trial trial) {
        waiting.add(trial);
      }

      @Override
      public boolean isEmpty() {
        return waiting.isEmpty();
      }

      @Override
      public Trial take() {
        var trial = waiting.remove();
        return trial.with(evaluator.evaluate(trial));
      }

      @Override
      public boolean isReady() {
        return evaluator.isInstant();
      }

      @Override
      public void close() {
        evaluator.close();
      }
    };
  }
}
