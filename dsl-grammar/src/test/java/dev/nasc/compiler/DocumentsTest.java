package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show compiles. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/language/README.md", "docs/language/reference.md"})
  void everySnippetCompiles(String document) throws IOException {
    var snippets = Snippet.of(ROOT.resolve(document));
    assertFalse(snippets.isEmpty());
    snippets.forEach(snippet -> assertEquals(List.of(), Compile.errors(snippet.compile())));
  }

  @Test
  void everyExampleCompiles() throws IOException {
    var examples = ROOT.resolve("examples");
    try (var files = Files.walk(examples)) {
      for (var file : files.filter(path -> path.toString().endsWith(".nas")).toList()) {
        Compile.example(examples.relativize(file).toString());
      }
    }
  }
}
