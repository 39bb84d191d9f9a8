package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compiles texts for tests. */
public final class Compile {
  private Compile() {}

  public static Compilation text(String text) {
    return Compiler.compile(new SourceFile("test.nas", text), Sources.NONE, Options.DEFAULT);
  }

  /** A text without errors. */
  public static Compilation clean(String text) {
    return clean(text(text));
  }

  private static Compilation clean(Compilation compilation) {
    assertEquals(List.of(), errors(compilation));
    return compilation;
  }

  /** A file of the gallery, which may import others of it. */
  public static Compilation example(String name) {
    return clean(
        Compiler.compile(
            gallery(name),
            (from, imported) -> new Sources.Loaded.Found(gallery(imported)),
            Options.DEFAULT));
  }

  private static SourceFile gallery(String name) {
    try {
      return new SourceFile(name, Files.readString(Path.of("../examples", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code line:column message} of every error. */
  public static List<String> errors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Compile::line)
        .toList();
  }

  public static String line(Diagnostic finding) {
    var hint = finding.hint().map(text -> " " + text).orElse("");
    return finding.span().startLine()
        + ":"
        + finding.span().startColumn()
        + " "
        + finding.message()
        + hint;
  }
}
