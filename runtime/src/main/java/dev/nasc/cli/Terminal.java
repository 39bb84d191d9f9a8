package dev.nasc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Whether a person looks at standard error, and how wide the window is. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 10;

  private Terminal() {}

  /** The columns of the terminal that standard error goes to; empty where it goes elsewhere. */
  static OptionalInt columns() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return OptionalInt.empty();
    }
    try { // Java knows neither; a shell does.
      var asked =
          new ProcessBuilder(
                  "sh", "-c", "test -t 2 || exit 1; stty size <&2 2>/dev/null || echo 0 0")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var size = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return asked.waitFor() == 0 ? OptionalInt.of(columns(size)) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** From {@code ROWS COLUMNS}; some terminals do not know theirs and say 0. */
  private static int columns(String size) {
    var words = size.strip().split(" ", -1);
    int columns = words.length == 2 ? Integer.parseInt(words[1]) : 0;
    return columns == 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
  }
}
