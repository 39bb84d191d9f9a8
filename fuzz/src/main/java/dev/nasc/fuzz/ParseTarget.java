package dev.nasc.fuzz;

import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;

/** Any text parses to a tree and findings, after an edit to the same as afresh. */
public final class ParseTarget {
  private ParseTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    Limit.hold(
        bytes,
        file -> {
          var afresh = Parser.parse(file);
          Limit.hold(afresh.findings());
          var half = new SourceFile(file.name(), file.text().substring(file.text().length() / 2));
          var again = Parser.parse(file, Parser.parse(half));
          if (!again.tree().equals(afresh.tree()) || !again.findings().equals(afresh.findings())) {
            throw new IllegalStateException("after an edit it is read otherwise");
          }
        });
  }
}
