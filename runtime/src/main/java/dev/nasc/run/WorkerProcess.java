package dev.nasc.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Trial;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that evaluates one trial at a time, spoken to over its pipes. */
final class WorkerProcess {
  private static final long PATIENCE_SECONDS = 2;

  private final int seat;
  private final Process process;
  private final BufferedWriter to;
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile Optional<Trial> trial = Optional.empty();

  /** What a worker had to say: an answer, or nothing, which is that it died. */
  record Answer(WorkerProcess from, Optional<JsonObject> json) {}

  private WorkerProcess(int seat, Process process) {
    this.seat = seat;
    this.process = process;
    this.to = process.outputWriter();
  }

  /** Starts one; all that it says comes to {@code answers}. */
  static WorkerProcess start(
      int seat, ProcessBuilder command, RunDirectory directory, BlockingQueue<Answer> answers) {
    try {
      var log = Redirect.appendTo(directory.file("run.workers.log").toFile());
      var worker = new WorkerProcess(seat, command.redirectError(log).start());
      var reader = new Thread(() -> worker.read(answers), "worker " + worker.process.pid());
      reader.setDaemon(true);
      reader.start();
      return worker;
    } catch (IOException e) {
      throw new RunException("A worker cannot be started: %s.".formatted(e.getMessage()), e);
    }
  }

  private void read(BlockingQueue<Answer> answers) {
    try (BufferedReader from = process.inputReader()) {
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        var json = JsonParser.parseString(line).getAsJsonObject();
        if (!json.has(Worker.READY)) {
          answers.add(new Answer(this, Optional.of(json)));
        }
        begun.countDown();
      }
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly(); // what it says cannot be understood
    }
    answers.add(new Answer(this, Optional.empty()));
    begun.countDown();
  }

  /** Waits until it has said that it can begin, why it cannot, or is dead. */
  void awaitBegun() throws InterruptedException {
    begun.await();
  }

  /** Which of the pool's workers it is: who takes its place takes its seat. */
  int seat() {
    return seat;
  }

  /** The trial that it works on. */
  Optional<Trial> trial() {
    return trial;
  }

  void done() {
    trial = Optional.empty();
  }

  /** A worker that is dead by now says so by its answer. */
  void submit(Trial next) {
    trial = Optional.of(next);
    var json = new JsonObject();
    json.addProperty("trial", next.number());
    json.add("candidate", CandidateJson.of(next.candidate()));
    next.effort().into(json);
    try {
      to.write(json + "\n");
      to.flush();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** Asks it to end; {@link #join} waits for that. */
  void end() {
    process.destroy();
  }

  /** Waits until it is gone, or kills it. */
  void join() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
