package dev.nasc.cli;

import dev.nasc.run.RunDirectory;
import dev.nasc.run.StopSignal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "stop",
    description = "Ask a run to stop, from another terminal; `nasc resume` goes on with it.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The run's directory.")
  private Path directory = Path.of("");

  StopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var run = RunDirectory.open(directory);
    if (!run.isInUse()) {
      console.fail("`%s` is not running.".formatted(directory));
      return ExitStatus.FAILED;
    }
    StopSignal.request(run);
    console.out().line("Asked `%s` to stop.".formatted(directory));
    return ExitStatus.DONE;
  }
}
