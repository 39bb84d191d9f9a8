package dev.nasc.cli;

import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import dev.nasc.run.Runner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Go on with a run that was interrupted or failed, as if nothing had been.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Console console;
  private final Engines engines;

  @Parameters(paramLabel = "DIR", description = "The run's directory.")
  private Path path = Path.of("");

  @Option(
      names = "--accept-changed-data",
      description = "Go on although the data are not those that the run began with.")
  private boolean acceptChangedData;

  @Option(
      names = "--accept-changed-engine",
      description =
          "Go on with another version of nasc, another processor, device or number of threads: the"
              + " result is no longer to the digit what it would have been.")
  private boolean acceptChangedEngine;

  @Option(names = "--json", description = "One JSON object an event; the last line is the result.")
  private boolean json;

  @Mixin private WorkerOption workers = new WorkerOption();

  ResumeCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public Integer call() {
    var directory = RunDirectory.open(path);
    var view = RunView.of(console, json);
    return Session.work(directory, view, runner -> goOn(runner, view));
  }

  private void goOn(Runner runner, RunView view) {
    if (runner.isDone() && Files.exists(runner.directory().report())) {
      return;
    }
    view.opened(runner.directory());
    var spec = runner.spec();
    var changes = new Changes(spec, view);
    changes.refuseText(runner.directory());
    changes.refuseProgram(acceptChangedEngine);
    var recorded = RecordedRun.of(spec);
    var search =
        recorded
            .search()
            .map(found -> found.with(spec.device(), spec.seed()))
            .map(found -> InputPaths.beside(spec.file(), found))
            .orElseThrow(
                () -> new RunException("The run's `spec.nas` is not understood any more."));
    var engine = LookupEngine.orOpen(engines, search, spec.device(), spec.threads());
    changes.refuseEngine(engine, acceptChangedEngine);
    changes.refuseData(engine, search, acceptChangedData);
    Session.run(runner, engine, search, recorded.spaces().orElseThrow(), workers.chosen());
  }
}
