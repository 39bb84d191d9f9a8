package dev.nasc.fuzz;

import dev.nasc.syntax.Parser;

/** Any text parses to a tree and findings. */
public final class ParseTarget {
  private ParseTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    Limit.hold(bytes, file -> Limit.hold(Parser.parse(file).findings()));
  }
}
