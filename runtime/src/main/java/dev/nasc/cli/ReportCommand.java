package dev.nasc.cli;

import dev.nasc.report.HtmlReport;
import dev.nasc.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Write a run, finished or not, as one page that any browser opens.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The run's directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes (default: DIR/report.html).")
  private @Nullable Path out;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var run = RunDirectory.open(directory);
    var recorded = RecordedRun.of(run);
    if (recorded.space().isEmpty()) {
      console.err().line("The run's `spec.nas` is not understood any more: no graphs are drawn.");
    }
    var file = out == null ? run.file("report.html") : out;
    try {
      Files.write(file, HtmlReport.of(run, recorded.space()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InputException("`%s` cannot be written: %s.".formatted(file, e.getMessage()));
    }
    console.out().line(file.toString());
    return ExitStatus.DONE;
  }
}
