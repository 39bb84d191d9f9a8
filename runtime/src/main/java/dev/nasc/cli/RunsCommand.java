package dev.nasc.cli;

import dev.nasc.report.RunReport;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "runs", description = "List the runs in a folder.", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where to look (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("runs");

  @Option(names = "--json", description = "As one JSON object a line, as `show` prints it.")
  private boolean json;

  RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int status = ExitStatus.DONE;
    for (var directory : RunDirectory.below(folder)) {
      if (console.out().isGone()) {
        return status;
      }
      try {
        console.out().line(line(RunReport.of(directory)));
      } catch (RunException e) {
        console.fail(e.getMessage());
        status = ExitStatus.FAILED;
      }
    }
    return status;
  }

  private String line(RunReport report) {
    if (json) {
      return report.toJson(Paths::absolute).toString();
    }
    return "%-48s %-12s %6d trials %10s"
        .formatted(
            report.run(),
            report.status().word(),
            report.trials(),
            Figures.duration(report.seconds()));
  }
}
