package dev.nasc.compiler;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every finding has its page, and every page shows the finding and the way out of it. */
class ErrorPagesTest {
  private static final Path FOLDER = Path.of("../docs/errors");

  @Test
  void everyCodeHasItsPageAndEveryPageItsCode() throws IOException {
    var missing = ids().collect(toCollection(TreeSet::new));
    var left = pages();
    missing.removeAll(pages());
    left.removeAll(ids().toList());
    assertEquals(
        "",
        String.join(" ", missing),
        "these codes need a page docs/errors/CODE.md (copy the form of another) and a line in its README.md");
    assertEquals("", String.join(" ", left), "these pages of docs/errors have no code any more");
  }

  @Test
  void theIndexListsThemInOrder() throws IOException {
    var listed =
        Pattern.compile("^\\| \\[`(.*)`]\\(\\1\\.md\\)", Pattern.MULTILINE)
            .matcher(Files.readString(FOLDER.resolve("README.md")))
            .results()
            .map(line -> line.group(1))
            .toList();
    assertEquals(ids().toList(), listed, "docs/errors/README.md");
  }

  @TestFactory
  Stream<DynamicTest> thePageShowsTheFindingAndItsMending() {
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> Files.exists(page(code)))
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> holds(code)));
  }

  private static void holds(DiagnosticCode code) throws IOException {
    var text = Files.readString(page(code));
    assertTrue(text.startsWith(head(code)), () -> page(code) + " should begin with\n" + head(code));
    var snippets = Snippet.of(page(code));
    var failing = snippets.stream().filter(Snippet::isFailing).toList();
    var mended = snippets.stream().filter(snippet -> !snippet.isFailing()).toList();
    assertFalse(failing.isEmpty() || mended.isEmpty(), () -> page(code) + " shows both");
    for (var snippet : failing) {
      assertTrue(codes(snippet).contains(code), () -> "gives " + codes(snippet));
    }
    for (var snippet : mended) {
      assertEquals(List.of(), codes(snippet));
    }
  }

  private static List<DiagnosticCode> codes(Snippet snippet) {
    return snippet.compile().diagnostics().stream().map(Diagnostic::code).toList();
  }

  /** The code, how much it matters, and its sentence with its gaps. */
  private static String head(DiagnosticCode code) {
    var severity = code.severity().name().toLowerCase(Locale.ROOT);
    var nowhere = new SourceFile("", "").span(0, 0);
    var gaps = new Object[] {"…", "…", "…", "…"};
    return "# %s\n\n*%s.* “%s”\n\n"
        .formatted(
            code.id(),
            severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1),
            Diagnostic.of(code, nowhere, gaps).message());
  }

  private static Path page(DiagnosticCode code) {
    return FOLDER.resolve(code.id() + ".md");
  }

  private static Stream<String> ids() {
    return Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id);
  }

  private static SortedSet<String> pages() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
          .filter(name -> !name.equals("README"))
          .collect(toCollection(TreeSet::new));
    }
  }
}
