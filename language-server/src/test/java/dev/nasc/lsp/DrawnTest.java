package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files with questions and their answers drawn under the code. {@code -Dnasc.drawn=write} draws
 * them anew, to be looked at in the difference.
 */
class DrawnTest {
  private static final Path FOLDER = Path.of("src/test/resources/drawn");

  @TestFactory
  Stream<DynamicTest> everyFileIsDrawnAsItStands() throws IOException {
    List<Path> files;
    try (var all = Files.list(FOLDER)) {
      files = all.sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    var before = Files.readString(file);
    try (var editor = Editor.started()) {
      var drawn = new Drawing(editor, before).drawn();
      if ("write".equals(System.getProperty("nasc.drawn"))) {
        Files.writeString(file, drawn);
      } else {
        assertEquals(before, drawn);
      }
    }
  }
}
