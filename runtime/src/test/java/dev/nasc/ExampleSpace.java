package dev.nasc;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the gallery, compiled. */
public final class ExampleSpace {
  private ExampleSpace() {}

  public static Compilation file(String name) {
    try {
      var path = Path.of("../examples", name);
      var file = new SourceFile(path.toString(), Files.readString(path));
      return Compiler.compile(file, Sources.NONE, Options.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static WalkedSpace of(String file, String space) {
    return file(file).space(space).orElseThrow();
  }
}
