package dev.nasc.cli;

import dev.nasc.run.EventLog;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunDirectory;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trials",
    description = "List the trials of a run: two runs of one seed give the same list.",
    mixinStandardHelpOptions = true)
final class TrialsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The run's directory.")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "As one JSON object a line.")
  private boolean json;

  TrialsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var log = EventLog.openToRead(RunDirectory.open(directory))) {
      for (var trial : log.trials()) {
        if (console.out().isGone()) {
          break;
        }
        console.out().line(json ? trial.toJson().toString() : text(trial));
      }
    }
    return ExitStatus.DONE;
  }

  private static String text(LoggedTrial logged) {
    return "%s %4d  %-40s  %s"
        .formatted(
            logged.phase(), logged.trial().number(), outcome(logged), logged.trial().candidate());
  }

  private static String outcome(LoggedTrial logged) {
    var evaluation = logged.trial().evaluation().orElse(null);
    if (evaluation instanceof Scored scored) {
      return new TreeMap<>(scored.values())
          .entrySet().stream()
              .map(entry -> entry.getKey().word() + " " + Figures.figure(entry.getValue()))
              .collect(Collectors.joining(", "));
    }
    return evaluation instanceof Failed failed ? "failed: " + failed.reason() : "asked";
  }
}
