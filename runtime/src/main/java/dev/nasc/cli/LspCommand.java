package dev.nasc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the help; the launcher starts the server, which is a program of its own. */
@Command(
    name = "lsp",
    description = "Start the language server on standard input and output.",
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
  private final Console console;

  LspCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.fail("the launcher `nasc` starts the language server; this is only the runtime.");
    return ExitStatus.FAILED;
  }
}
