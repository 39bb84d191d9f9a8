package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void everyCommandHasItsHelp() {
    var help = nasc("--help");

    assertEquals(0, help.status());
    for (var name :
        List.of(
            "new",
            "check",
            "cost",
            "diff",
            "explain",
            "fmt",
            "sample",
            "run",
            "resume",
            "watch",
            "stop",
            "runs",
            "show",
            "trials",
            "lsp",
            "completion")) {
      assertTrue(help.out().contains("\n  " + name + " "), name);
      assertTrue(nasc(name, "--help").out().startsWith("Usage: nasc " + name), name);
    }
    assertEquals(help.out(), nasc().out());
    assertEquals(nasc("cost", "--help").out(), nasc("help", "cost").out());
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    var answer = nasc("chek");

    assertEquals(2, answer.status());
    assertEquals(
        """
        nasc: There is no command `chek`; did you mean `check`?
        `nasc --help` tells more.
        """,
        answer.err());
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    assertTrue(nasc("completion").out().contains("complete -F _complete_nasc"));
  }

  @Test
  void aReaderThatWentAwayIsNoErrorAndAFullDiskIsOne() {
    assertEquals(0, statusWhenWritingFailsWith("Broken pipe"));
    assertEquals(1, statusWhenWritingFailsWith("No space left on device"));
  }

  private static int statusWhenWritingFailsWith(String reason) {
    var failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    var console = new Console(new Output(failing), new Output(OutputStream.nullOutputStream()));
    return Main.run(console, (device, threads) -> new CostEngine(0, ""), List.of("--version"));
  }
}
