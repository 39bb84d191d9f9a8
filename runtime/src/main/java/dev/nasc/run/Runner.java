package dev.nasc.run;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.PhaseFailure;
import dev.nasc.phase.PhaseOutcome;
import dev.nasc.phase.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the phases of a search, one after another, in a run directory: those that are done are
 * skipped, the one that was interrupted goes on where its checkpoint or its trials end.
 */
public final class Runner implements AutoCloseable {
  private final RunDirectory directory;
  private final RunLock lock;
  private final EventLog log;
  private final RunListener listener;
  private final StopSignal stop;

  private Runner(
      RunDirectory directory, RunLock lock, EventLog log, RunListener listener, StopSignal stop) {
    this.directory = directory;
    this.lock = lock;
    this.log = log;
    this.listener = listener;
    this.stop = stop;
  }

  /** Makes the directory of a new run. From then on it can be resumed, whatever happens. */
  public static RunDirectory create(Path path, RunSpec spec) {
    return RunDirectory.create(
        path,
        directory -> {
          EventLog.create(directory, spec);
          Files.writeString(directory.spec(), spec.text());
        });
  }

  /** Opens a run to work on it; nobody else can until it is closed. */
  public static Runner open(RunDirectory directory, RunListener listener, StopSignal stop) {
    var lock = directory.lock();
    try {
      var log = EventLog.open(directory, listener::note);
      stop.clearFile();
      return new Runner(directory, lock, log, listener, stop);
    } catch (RunException e) {
      lock.close();
      throw e;
    }
  }

  public RunDirectory directory() {
    return directory;
  }

  /** What was asked for when the run began. */
  public RunSpec spec() {
    return log.spec();
  }

  /** Whether all phases are done. */
  public boolean isDone() {
    return log.status(false) == RunStatus.DONE;
  }

  /** Works until the search is done, fails or is stopped; trials in this process. */
  public RunStatus run(Engine engine, Search search, SearchSpace space) {
    return run(engine, search, Spaces.of(space), Workers.NONE);
  }

  /** The same with trials in workers. */
  public RunStatus run(Engine engine, Search search, Spaces spaces, Workers workers) {
    log.status(RunStatus.RUNNING, "");
    var context = new RunContext(directory, search, spaces, log, stop, listener, workers);
    try {
      for (var phase : search.phases()) {
        if (!log.donePhases().contains(phase.label()) && !run(engine, phase, context)) {
          log.status(RunStatus.INTERRUPTED, "");
          stop.clearFile();
          return RunStatus.INTERRUPTED;
        }
      }
      log.status(RunStatus.DONE, "");
      return RunStatus.DONE;
    } catch (PhaseFailure e) {
      log.status(RunStatus.FAILED, e.getMessage());
      return RunStatus.FAILED;
    } catch (RunException e) {
      throw e; // the disk or the store: what it holds is as it was
    } catch (RuntimeException e) {
      log.status(RunStatus.FAILED, e.toString());
      throw e;
    }
  }

  /** Whether the phase came to its end. */
  private boolean run(Engine engine, Phase phase, RunContext context) {
    if (stop.isRequested()) {
      return false;
    }
    listener.began(phase.label());
    if (engine.runner(phase).run(context) == PhaseOutcome.INTERRUPTED) {
      return false;
    }
    log.done(phase.label());
    listener.done(phase.label());
    return true;
  }

  /** Keeps a file of results: {@code report.json}, {@code best.nas}. */
  public void save(Path file, String text) {
    try {
      AtomicFile.write(file, temporary -> Files.writeString(temporary, text));
    } catch (IOException e) {
      throw IoFailures.of(file, e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      log.closeForGood();
    }
  }
}
