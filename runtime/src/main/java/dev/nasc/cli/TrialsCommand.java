package dev.nasc.cli;

import dev.nasc.report.ArchitectureText;
import dev.nasc.report.ArchitectureText.Named;
import dev.nasc.run.EventLog;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--nas",
      paramLabel = "PHASE/TRIAL",
      description = "Only this trial: the run's text with its architecture behind it.")
  private @Nullable String chosen;

  TrialsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (chosen != null) {
      console.out().line(architecture(RunDirectory.open(directory), chosen));
      return ExitStatus.DONE;
    }
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

  private static String architecture(RunDirectory run, String chosen) {
    var recorded = RecordedRun.of(run);
    var search =
        recorded
            .search()
            .orElseThrow(
                () -> new RunException("The run's `spec.nas` is not understood any more."));
    try (var log = EventLog.openToRead(run)) {
      var trial =
          log.trials().stream()
              .filter(it -> chosen.equals(it.phase() + "/" + it.trial().number()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageException(
                          "The run has no trial `%s`; `nasc trials` lists them."
                              .formatted(chosen)));
      var name = "%s_%d".formatted(trial.phase(), trial.trial().number());
      return ArchitectureText.of(
          recorded.spec(), search.space(), new Named(name, "Tried"), trial.trial().candidate());
    }
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
