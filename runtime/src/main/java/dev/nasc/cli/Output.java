package dev.nasc.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error, in UTF-8. A reader that went away ({@code nasc runs | head})
 * is no error, and neither ends a run: what follows goes nowhere.
 */
final class Output {
  private final OutputStream stream;
  private @Nullable IOException failure;

  Output(OutputStream stream) {
    this.stream = stream;
  }

  static Output standard() {
    return new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
  }

  static Output error() {
    return new Output(new FileOutputStream(FileDescriptor.err));
  }

  /** One or more lines, with what a terminal would act on made visible. */
  void line(String text) {
    raw(Escapes.shown(text) + "\n");
  }

  /** For a library that prints its own texts. */
  PrintWriter writer() {
    var writer =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            raw(new String(text, from, length));
          }

          @Override
          public void flush() {
            Output.this.flush();
          }

          @Override
          public void close() {
            flush();
          }
        };
    return new PrintWriter(writer, true);
  }

  /** A line that a reader gets at once. */
  void lineNow(String text) {
    line(text);
    flush();
  }

  /** Text as it is: for what this program itself says to a terminal. */
  synchronized void raw(String text) {
    if (failure != null) {
      return;
    }
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      failure = e;
    }
  }

  synchronized void flush() {
    if (failure != null) {
      return;
    }
    try {
      stream.flush();
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Whether nobody reads any more, so that a listing may end. */
  synchronized boolean isGone() {
    return failure != null;
  }

  /** Why something was not written, but for a reader that went away. */
  synchronized Optional<String> failure() {
    flush();
    return Optional.ofNullable(failure)
        .map(e -> String.valueOf(e.getMessage()))
        .filter(message -> !message.contains("Broken pipe") && !message.contains("EPIPE"));
  }
}
