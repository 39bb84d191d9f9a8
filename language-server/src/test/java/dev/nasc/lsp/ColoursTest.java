package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.lsp.feature.TokensFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.junit.jupiter.api.Test;

/**
 * The server's colours of one text, in a file that the grammar's tests compare with the grammar's.
 * {@code -Dnasc.tokens=write} writes it again.
 */
class ColoursTest {
  private static final Path FOLDER = Path.of("../vscode-extension/test/tokens");

  @Test
  void theServersColoursAreThoseThatTheGrammarIsComparedWith() throws IOException {
    var text = Files.readString(FOLDER.resolve("sample.nas"));
    var golden = FOLDER.resolve("sample.tokens");
    var colours = colours(text);
    if (System.getProperty("nasc.tokens", "").equals("write")) {
      Files.writeString(golden, colours);
    }
    assertEquals(Files.readString(golden), colours);
  }

  /** Line, column and type of each word, from 1, as an editor counts. */
  private static String colours(String text) {
    try (var editor = Editor.started()) {
      editor.open(text);
      var tokens =
          Editor.get(editor.texts().semanticTokensFull(new SemanticTokensParams(editor.id())));
      var data = tokens.getData();
      var lines = text.split("\n", -1);
      var out = new StringBuilder();
      int line = 0;
      int column = 0;
      for (int i = 0; i < data.size(); i += 5) {
        line += data.get(i);
        column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
        var word = lines[line].substring(column, column + data.get(i + 2));
        var type = TokensFeature.LEGEND.getTokenTypes().get(data.get(i + 3));
        out.append("%d:%d %s %s\n".formatted(line + 1, column + 1, type, word));
      }
      return out.toString();
    }
  }
}
