package dev.nasc.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh: source <(nasc completion)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  private final Console console;
  private final Engines engines;

  CompletionCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public Integer call() {
    console.out().line(AutoComplete.bash("nasc", Main.commandLine(console, engines, "")));
    return ExitStatus.DONE;
  }
}
