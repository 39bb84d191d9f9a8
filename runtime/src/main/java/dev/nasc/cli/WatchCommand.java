package dev.nasc.cli;

import dev.nasc.phase.Progress;
import dev.nasc.report.EventJson;
import dev.nasc.report.RunReport;
import dev.nasc.run.EventLog;
import dev.nasc.run.ProgressFile;
import dev.nasc.run.ProgressLog;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = "Follow a run of another process until it ends.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 500;

  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The run's directory.")
  private Path path = Path.of("");

  @Option(
      names = "--json",
      description =
          "One JSON object a line: how it stands, each event from its beginning on, how it ended.")
  private boolean json;

  private long lastTold;
  private int donePhases;

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var directory = RunDirectory.open(path);
    if (json) {
      followAsJson(directory);
    } else {
      var view = RunView.of(console, false);
      passOverWhatWasBefore(directory);
      follow(directory, view);
      view.ended(RunReport.of(directory));
    }
    return ExitStatus.DONE;
  }

  private void followAsJson(RunDirectory directory) throws InterruptedException {
    var view = new JsonView(console.out());
    var snapshot = EventJson.event("snapshot");
    snapshot.add("result", RunReport.of(directory).toJson(Paths::absolute));
    view.say(snapshot);
    ProgressLog.read(directory).forEach(progress -> view.say(EventJson.past(progress)));
    follow(directory, view);
    var end = EventJson.event("end");
    end.add("result", RunReport.of(directory).toJson(Paths::absolute));
    view.say(end);
  }

  private void passOverWhatWasBefore(RunDirectory directory) {
    try (var log = EventLog.openToRead(directory)) {
      log.trials().forEach(trial -> lastTold = Math.max(lastTold, trial.told()));
      donePhases = log.donePhases().size();
    }
  }

  private void follow(RunDirectory directory, RunListener view) throws InterruptedException {
    while (directory.isInUse() && !console.out().isGone()) {
      tellWhatIsNew(directory, view);
      Thread.sleep(PAUSE_MILLIS);
    }
    tellWhatIsNew(directory, view);
  }

  /** Opened anew each time: a reader that stays keeps the run from closing its store in order. */
  private void tellWhatIsNew(RunDirectory directory, RunListener view) {
    try (var log = EventLog.openToRead(directory)) {
      for (var trial : log.trialsAfter(lastTold)) {
        if (trial.told() > 0) {
          view.told(trial);
          lastTold = Math.max(lastTold, trial.told());
        }
      }
      var done = log.donePhases();
      for (var phase : done.subList(donePhases, done.size())) {
        lastOf(phase, directory).ifPresent(view::progress);
        view.done(phase);
      }
      donePhases = done.size();
      ProgressFile.read(directory.progress())
          .filter(progress -> !done.contains(progress.label()))
          .ifPresent(view::progress);
    }
  }

  /** How far a phase was when it was done: what is written now and then lags behind. */
  private static Optional<Progress> lastOf(String phase, RunDirectory directory) {
    return ProgressLog.read(directory).stream()
        .filter(progress -> progress.label().equals(phase))
        .reduce((before, after) -> after);
  }
}
