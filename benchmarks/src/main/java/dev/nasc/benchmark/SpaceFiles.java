package dev.nasc.benchmark;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that the benchmarks of spaces compile, relative to the project's folder. */
final class SpaceFiles {
  private SpaceFiles() {}

  /** {@code fairnas}, {@code darts} or {@code elastic}. */
  static SourceFile file(String name) {
    var folder = name.equals("fairnas") ? Path.of("examples") : Path.of("benchmarks", "data");
    var file = folder.resolve(name + ".nas");
    try {
      return new SourceFile(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Compilation compile(SourceFile file) {
    return Compiler.compile(file, Sources.NONE, Options.DEFAULT);
  }

  static Compilation compile(SourceFile file, Compilation earlier) {
    var parsed = Parser.parse(file, earlier.parsed());
    return Compiler.compile(parsed, Sources.NONE, Options.DEFAULT, List.of(earlier));
  }

  static WalkedSpace space(String name) {
    return compile(file(name)).spaces().get(0);
  }
}
