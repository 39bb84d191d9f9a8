package dev.nasc.benchmark;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that the benchmarks of the space compile, relative to the project's folder. */
final class Fairnas {
  private static final Path FILE = Path.of("examples", "fairnas.nas");

  private Fairnas() {}

  static SourceFile file() {
    try {
      return new SourceFile(FILE.toString(), Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Compilation compile(SourceFile file) {
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT);
  }
}
