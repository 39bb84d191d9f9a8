package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyHoverTest {
  private static final String SPACE =
      """
      let phone = latency_table("phone.csv")
      space s {
        input: image(3, 8, 8)
        first: conv(4, kernel: any(1, 3))
        linear(2)
      }
      """;
  private static final String HEADER = "operation,input,output,milliseconds\n";
  private static final String ALL =
      HEADER
          + """
          conv(k1 s1 g1),3x8x8,4x8x8,1
          conv(k3 s1 g1),3x8x8,4x8x8,3
          linear,4x8x8,2x1x1,1
          """;

  @TempDir Path folder;

  private String hovered(String table, String word, boolean trusted) throws IOException {
    Files.writeString(folder.resolve("phone.csv"), table);
    try (var editor = Editor.in(folder, trusted)) {
      return hovered(editor, word);
    }
  }

  private String hovered(Editor editor, String word) {
    var uri = folder.resolve("s.nas").toUri().toString();
    editor.open(uri, 1, SPACE);
    var at = new HoverParams(new TextDocumentIdentifier(uri), editor.find(word));
    return Editor.get(editor.texts().hover(at)).getContents().getRight().getValue();
  }

  @Test
  void aStepsLatencyIsThatOfTheArchitecturesDrawn() throws IOException {
    var text = hovered(ALL, "first", true);
    assertTrue(text.contains("| latency `phone` | 1.00 ms | "), text);
    assertTrue(text.contains("| 3.00 ms | 6"), text); // of 2 to 4 ms, with about 2 of 3 on the mean
    assertTrue(text.contains("latency `phone`: of 64 architectures, drawn uniformly."), text);
  }

  @Test
  void aSpacesLatencyIsThatOfTheWhole() throws IOException {
    var text = hovered(ALL, "s {", true);
    assertTrue(text.contains("| latency `phone` | 2.00 ms | "), text);
    assertTrue(text.contains("| 4.00 ms | "), text);
  }

  @Test
  void whatIsWrongWithATableIsSaid() throws IOException {
    var lacking = hovered(HEADER + "conv(k1 s1 g1),3x8x8,4x8x8,1\n", "first", true);
    assertTrue(
        lacking.contains("the table has no line for `conv(k3 s1 g1),3x8x8,4x8x8`."), lacking);
    var broken = hovered("milliseconds\n", "first", true);
    assertTrue(broken.contains("its first line is not"), broken);
  }

  @Test
  void nothingIsReadWithoutTrust() throws IOException {
    assertFalse(hovered(ALL, "first", false).contains("latency"));
  }

  @Test
  void aTableThatChangesIsReadAgain() throws IOException {
    var table = folder.resolve("phone.csv");
    Files.writeString(table, ALL);
    try (var editor = Editor.in(folder, true)) {
      assertTrue(hovered(editor, "first").contains("1.00 ms"));
      Files.writeString(table, ALL.replace("4x8x8,1\n", "4x8x8,2\n"));
      Files.setLastModifiedTime(table, FileTime.from(Instant.now().plusSeconds(5)));
      assertTrue(hovered(editor, "first").contains("2.00 ms"));
    }
  }
}
