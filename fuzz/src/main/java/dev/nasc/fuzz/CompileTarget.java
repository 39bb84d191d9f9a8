package dev.nasc.fuzz;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.source.Sources;

/** Any text compiles to a Compilation. */
public final class CompileTarget {
  private CompileTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    Limit.hold(
        bytes,
        file -> Limit.hold(Compiler.compile(file, Sources.NONE, Options.DEFAULT).diagnostics()));
  }
}
