package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nasc.format.Formatter;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer kept, and what it once broke: compiled and formatted again. */
class FuzzCorpusTest {
  @ParameterizedTest
  @MethodSource("texts")
  void compilesAndFormats(Path path) throws IOException {
    var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    for (var finding : Compile.text(text).diagnostics()) {
      assertFalse(finding.message().isBlank());
    }
    var once = Formatter.format(new SourceFile("fuzz.nas", text));
    assertEquals(once, Formatter.format(new SourceFile("fuzz.nas", once.text())));
  }

  static Stream<Path> texts() {
    return Stream.of("corpus", "crashers")
        .map(Path.of("../fuzz")::resolve)
        .flatMap(FuzzCorpusTest::files);
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
