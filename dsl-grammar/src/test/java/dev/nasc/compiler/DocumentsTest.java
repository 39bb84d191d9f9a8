package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nasc.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show compiles; what the code can say is in the documents. */
class DocumentsTest {
  private static final Pattern SNIPPET = Pattern.compile("```nas\n(.*?)```", Pattern.DOTALL);
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/language/README.md"})
  void everySnippetCompiles(String document) throws IOException {
    var snippets = found(SNIPPET, Files.readString(ROOT.resolve(document)));
    assertFalse(snippets.isEmpty());
    snippets.forEach(Compile::clean);
  }

  @Test
  void everyExampleCompiles() throws IOException {
    try (var files = Files.list(ROOT.resolve("examples"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".nas")).toList()) {
        Compile.example(file.getFileName().toString());
      }
    }
  }

  @Test
  void everyFindingIsExplained() throws IOException {
    var explained =
        found(
            Pattern.compile("^### (.*)$", Pattern.MULTILINE),
            Files.readString(ROOT.resolve("docs/errors.md")));
    var codes = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
    assertEquals(codes, explained);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
  }
}
