package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.resolve.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Pages that are written from the sources are up to date. To write them again: {@code mvn test -pl
 * dsl-grammar -Dtest=GeneratedPagesTest -Dnasc.pages=write}.
 */
class GeneratedPagesTest {
  private static final Path DOCS = Path.of("../docs/language");
  private static final String BEGIN =
      "<!-- written from the library; see GeneratedPagesTest -->\n\n";

  @Test
  void theGrammarsPage() throws IOException {
    holds(DOCS.resolve("grammar.md"), GrammarPage.write());
  }

  @Test
  void theReferencesTables() throws IOException {
    var page = DOCS.resolve("reference.md");
    var text = Files.readString(page);
    var written = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    holds(page, written + ReferenceTables.write(Library.names()).strip() + "\n");
  }

  private static void holds(Path page, String text) throws IOException {
    if (System.getProperty("nasc.pages", "").equals("write")) {
      Files.writeString(page, text);
    }
    assertEquals(
        text,
        Files.exists(page) ? Files.readString(page) : "",
        () ->
            page
                + " is stale; write it again: mvn test -pl dsl-grammar -Dtest=GeneratedPagesTest"
                + " -Dnasc.pages=write");
  }
}
