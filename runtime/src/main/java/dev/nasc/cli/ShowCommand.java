package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.report.RunAnalysis;
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

  @Option(
      names = "--analysis",
      description =
          "Also what the trials say: the best and the hypervolume over time, how much each choice"
              + " explains, rank correlations.")
  private boolean analysis;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var run = RunDirectory.open(directory);
    var report = RunReport.of(run);
    console.out().line(json ? json(run, report).toString() : text(run, report));
    return ExitStatus.DONE;
  }

  private JsonObject json(RunDirectory run, RunReport report) {
    var object = report.toJson(Paths::absolute);
    if (analysis) {
      object.add("analysis", RunAnalysis.of(run).toJson());
    }
    return object;
  }

  private String text(RunDirectory run, RunReport report) {
    return ResultText.of(report) + (analysis ? AnalysisText.of(RunAnalysis.of(run)) : "");
  }
}
