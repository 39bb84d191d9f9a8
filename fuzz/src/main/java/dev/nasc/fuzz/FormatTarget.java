package dev.nasc.fuzz;

import dev.nasc.format.Formatter;
import dev.nasc.source.SourceFile;

/** What can be read can be formatted, and to format it again changes nothing. */
public final class FormatTarget {
  private FormatTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    Limit.hold(
        bytes,
        file -> {
          var once = Formatter.format(file);
          var twice = Formatter.format(new SourceFile(file.name(), once.text()));
          if (!twice.equals(once)) {
            throw new IllegalStateException("formatting again changes it:\n" + once.text());
          }
        });
  }
}
