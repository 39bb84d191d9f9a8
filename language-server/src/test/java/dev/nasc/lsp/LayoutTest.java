package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;

/** Formatting of documents, ranges and while someone types. */
class LayoutTest {
  private static final FormattingOptions OPTIONS = new FormattingOptions(2, true);
  private static final String UNTIDY =
      "space a {\n input:image(3,8,8)\n\n\n\n    linear( 2 )\n}\nspace  b {\n input:image(3,8,8)\n}\n";
  private static final String TIDY =
      """
      space a {
        input: image(3, 8, 8)

        linear(2)
      }
      space b {
        input: image(3, 8, 8)
      }
      """;

  private static String edited(Editor editor, String text, List<? extends TextEdit> edits) {
    var now = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt((TextEdit it) -> -editor.offset(it.getRange().getStart())))
        .forEach(
            it ->
                now.replace(
                    editor.offset(it.getRange().getStart()),
                    editor.offset(it.getRange().getEnd()),
                    it.getNewText()));
    return now.toString();
  }

  @Test
  void aDocumentIsLaidOutLineByLine() {
    try (var editor = Editor.started()) {
      editor.open(UNTIDY);
      var edits =
          Editor.get(editor.texts().formatting(new DocumentFormattingParams(editor.id(), OPTIONS)));
      assertEquals(TIDY, edited(editor, UNTIDY, edits));
      var windows = UNTIDY.replace("\n", "\r\n");
      editor.replace(2, windows);
      var same =
          Editor.get(editor.texts().formatting(new DocumentFormattingParams(editor.id(), OPTIONS)));
      assertEquals(TIDY.replace("\n", "\r\n"), edited(editor, windows, same));
    }
  }

  @Test
  void aRangeIsLaidOutAndNothingElse() {
    try (var editor = Editor.started()) {
      editor.open(UNTIDY);
      var lines = new Range(new Position(7, 0), new Position(9, 0));
      var params = new DocumentRangeFormattingParams(editor.id(), OPTIONS, lines);
      var edits = Editor.get(editor.texts().rangeFormatting(params));
      assertEquals(
          UNTIDY.substring(0, UNTIDY.indexOf("space  b")) + TIDY.substring(TIDY.indexOf("space b")),
          edited(editor, UNTIDY, edits));
    }
  }

  /** The line that the caret is in after {@code typed} at its place. */
  private static String typed(String text, String typed) {
    int caret = text.indexOf('|');
    var written = text.replace("|", "");
    try (var editor = Editor.started()) {
      editor.open(written);
      var params =
          new DocumentOnTypeFormattingParams(editor.id(), OPTIONS, editor.position(caret), typed);
      return edited(editor, written, Editor.get(editor.texts().onTypeFormatting(params)));
    }
  }

  @Test
  void aNewLineBeginsAsFarInAsItsBracesSay() {
    assertEquals("space a {\n  repeat(2) {\n    ", typed("space a {\n  repeat(2) {\n|", "\n"));
    assertEquals("space a {\n  relu\n}", typed("space a {\n  relu\n      }|", "}"));
    assertEquals("space a {\n  conv(8,\n       ", typed("space a {\n  conv(8,\n       |", "\n"));
  }
}
