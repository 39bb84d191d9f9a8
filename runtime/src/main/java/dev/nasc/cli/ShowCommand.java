package dev.nasc.cli;

import dev.nasc.report.RunReport;
import dev.nasc.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show what a run has come to, finished or not.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The run's directory.")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var report = RunReport.of(RunDirectory.open(directory));
    console.out().line(json ? report.toJson(Paths::absolute).toString() : ResultText.of(report));
    return ExitStatus.DONE;
  }
}
