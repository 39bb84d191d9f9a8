package dev.nasc.run;

import dev.nasc.phase.PhaseFailure;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntFunction;

/**
 * Trials in processes of their own. One that dies takes its trial along at most three times; then
 * the trial has failed. Only this process writes the log, so that each trial is told once.
 */
final class WorkerPool implements TrialPool {
  private static final int ATTEMPTS = 3;

  private final RunDirectory directory;
  private final IntFunction<ProcessBuilder> command;
  private final BlockingQueue<WorkerProcess.Answer> answers = new LinkedBlockingQueue<>();
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final List<WorkerProcess> all = new ArrayList<>();
  private final Deque<Trial> lost = new ArrayDeque<>();
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private int open;

  /**
   * @param command that starts a worker in one of the seats, from 0
   */
  WorkerPool(RunDirectory directory, int workers, IntFunction<ProcessBuilder> command) {
    this.directory = directory;
    this.command = command;
    for (int seat = 0; seat < workers; seat++) {
      idle.add(start(seat));
    }
    requireReady();
  }

  /** What keeps one from its work keeps all of them: then no trial is asked for. */
  private void requireReady() {
    try {
      all.get(0).awaitBegun();
    } catch (InterruptedException e) {
      close();
      throw interrupted();
    }
    // Another may have died before without a word.
    var failure = answers.stream().flatMap(answer -> failure(answer).stream()).findFirst();
    if (failure.isPresent()) {
      close();
      throw new PhaseFailure(failure.get());
    }
  }

  private static Optional<String> failure(WorkerProcess.Answer answer) {
    return answer
        .json()
        .filter(json -> json.has("failure"))
        .map(json -> json.get("failure").getAsString());
  }

  private WorkerProcess start(int seat) {
    var worker = WorkerProcess.start(seat, command.apply(seat), directory, answers);
    all.add(worker);
    return worker;
  }

  @Override
  public boolean hasRoom() {
    return !idle.isEmpty();
  }

  @Override
  public boolean isParallel() {
    return true;
  }

  /** An answer that waits; a death is followed by waiting. */
  @Override
  public boolean isReady() {
    var next = answers.peek();
    return next != null && next.json().isPresent();
  }

  @Override
  public void submit(Trial trial) {
    attempts.merge(trial.number(), 1, Integer::sum);
    open++;
    idle.remove().submit(trial);
  }

  @Override
  public boolean isEmpty() {
    return open == 0 && lost.isEmpty();
  }

  @Override
  public Trial take() {
    while (true) {
      if (!lost.isEmpty() && attempts.getOrDefault(lost.peek().number(), 0) >= ATTEMPTS) {
        var reason = "its worker died %d times".formatted(ATTEMPTS);
        return lost.remove().with(new Evaluation.Failed(reason));
      }
      if (!lost.isEmpty() && hasRoom()) {
        submit(lost.remove());
      }
      var answer = next();
      var worker = answer.from();
      var trial = worker.trial();
      worker.done();
      if (answer.json().isEmpty()) {
        all.remove(worker);
        idle.remove(worker);
        idle.add(start(worker.seat()));
        trial.ifPresent(
            it -> {
              open--;
              lost.add(it);
            });
      } else if (failure(answer).isPresent()) {
        throw new PhaseFailure(failure(answer).get());
      } else if (trial.isPresent()) {
        open--;
        idle.add(worker);
        return trial.get().with(EvaluationJson.read(answer.json().get()));
      }
    }
  }

  private WorkerProcess.Answer next() {
    try {
      return answers.take();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static RunException interrupted() {
    Thread.currentThread().interrupt();
    return new RunException("Waiting for the workers was interrupted.");
  }

  @Override
  public void close() {
    all.forEach(WorkerProcess::end);
    try {
      for (var worker : all) {
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
