package dev.nasc.cli;

import dev.nasc.model.plan.Search;
import dev.nasc.phase.Spaces;
import dev.nasc.report.ResultFiles;
import dev.nasc.report.RunReport;
import dev.nasc.run.Engine;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunStatus;
import dev.nasc.run.Runner;
import dev.nasc.run.StopSignal;
import dev.nasc.run.Workers;

/** Works on a run until it ends, with signals caught and the end told; for `run` and `resume`. */
final class Session {
  private Session() {}

  /** What there is to do for a run, once its directory is open. */
  @FunctionalInterface
  interface Work {
    void on(Runner runner);
  }

  /** Runs what is left of a search, and leaves its results when it is done. */
  static void run(Runner runner, Engine engine, Search search, Spaces spaces, Workers workers) {
    if (runner.run(engine, search, spaces, workers) == RunStatus.DONE) {
      ResultFiles.write(runner, spaces.searched().name());
    }
  }

  /** Returns the exit status. */
  static int work(RunDirectory directory, RunView view, Work work) {
    var stop = new StopSignal(directory, System::nanoTime);
    // Closed last: after a signal, that ends the process.
    try (var interrupts = new Interrupts(stop, () -> view.halted(directory))) {
      interrupts.arm();
      try (var runner = Runner.open(directory, view, stop)) {
        work.on(runner);
      }
      var report = RunReport.of(directory);
      view.ended(report);
      return ExitStatus.of(report.status());
    }
  }
}
