package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed, every request is answered, and with places that exist. */
class RandomEditsTest {
  private static final int EDITS = 150;
  private static final String[] PASTES = {
    "{",
    "}",
    "(",
    ")",
    "any(",
    "space x {\n",
    "\n",
    "\r\n",
    "\r",
    "\ud83d\ude00",
    "\ud83d",
    "\"",
    "// ",
    "..",
    "= [",
    "s1.",
    "conv(8, ",
    "\u0000",
    "search s {\n",
    "strategy { net: ",
    "repeat(3) {"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverFailAndNeverLeaveTheText(long seed) throws IOException {
    var random = new Random(seed);
    var text = Files.readString(Path.of("../examples/fairnas.nas"));
    try (var editor = Editor.started()) {
      editor.open(text);
      for (int version = 2; version < EDITS; version++) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + (random.nextInt(3) == 0 ? random.nextInt(40) : 0));
        var paste = random.nextInt(4) == 0 ? "" : PASTES[random.nextInt(PASTES.length)];
        if (splits(text, from) || splits(text, to)) {
          continue; // an editor does not edit inside a line ending
        }
        var range = new Range(position(text, from), position(text, to));
        text = text.substring(0, from) + paste + text.substring(to);
        editor.change(version, new TextDocumentContentChangeEvent(range, paste));
        ask(editor, text, random.nextInt(text.length() + 1));
        if (version % 10 == 0) {
          check(editor, text, version);
        }
      }
    }
  }

  private static void ask(Editor editor, String text, int offset) {
    var hover = editor.hoverAt(position(text, offset));
    if (hover != null && hover.getRange() != null) {
      assertInside(text, hover.getRange());
    }
    for (var item : editor.complete(position(text, offset))) {
      assertInside(text, item.getTextEdit().getLeft().getRange());
    }
    EveryFeature.ask(editor, position(text, offset)).forEach(range -> assertInside(text, range));
  }

  /** The findings lie in the text, and are those of the text opened afresh. */
  private static void check(Editor editor, String text, int version) {
    var findings = editor.findings(version);
    assertEquals(version, findings.getVersion());
    findings.getDiagnostics().forEach(finding -> assertInside(text, finding.getRange()));
    try (var fresh = Editor.started()) {
      assertEquals(fresh.open(text).getDiagnostics(), findings.getDiagnostics());
    }
  }

  private static void assertInside(String text, Range range) {
    var lines = text.split("\r\n|\r|\n", -1);
    for (var position : new Position[] {range.getStart(), range.getEnd()}) {
      assertTrue(position.getLine() < lines.length, () -> "line of " + position);
      int length = lines[position.getLine()].length();
      assertTrue(position.getCharacter() <= length, () -> "column of " + position);
    }
  }

  private static boolean splits(String text, int at) {
    if (at == 0 || at == text.length()) {
      return false;
    }
    boolean ending = text.charAt(at - 1) == '\r' && text.charAt(at) == '\n';
    return ending || Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static Position position(String text, int offset) {
    var before = text.substring(0, offset).split("\r\n|\r|\n", -1);
    return new Position(before.length - 1, before[before.length - 1].length());
  }
}
