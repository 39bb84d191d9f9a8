package dev.nasc.lsp.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.lsp.protocol.PositionEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectionsTest {
  private static final String TEXT =
      """
      import std.mobile
      let width = 8
      /// Twice.
      block twice(c) { conv(c); conv(c) }

      space one {
        input: image(3, 8, 8)
        twice(width)
      }
      space other {
        input: image(3, 8, 8)
      }
      """;
  private static final String[] PASTES = {
    "{", "}", "\n", "\r\n", "space x {\n", "\n/// words\n", "let y = 3\nblock", "\ud83d\ude00", " "
  };

  private static Snapshot snapshot(String text) {
    return Snapshot.of("file:///a.nas", 1, text, PositionEncoding.UTF16);
  }

  private static List<String> texts(Snapshot snapshot) {
    return snapshot.sections().all().stream().map(it -> it.section().file().text()).toList();
  }

  @Test
  void aTextIsCutAtTheDeclarationsAtItsMargin() {
    assertEquals(
        List.of("import", "let", "///", "space", "space"),
        texts(snapshot(TEXT)).stream().map(it -> it.split(" ", -1)[0]).toList());
    assertEquals(TEXT, String.join("", texts(snapshot(TEXT))));
  }

  @Test
  void aLabelWithTheNameOfADeclarationCutsNothing() {
    assertEquals(1, texts(snapshot("search q {\nspace: s\nspacer(3)\n}\n")).size());
  }

  @Test
  void anEditLeavesTheOtherSectionsAsTheyAre() {
    var before = snapshot(TEXT);
    int at = TEXT.indexOf("space other {") + 13;
    var after = before.edited(2, at, at, "\n  relu");
    for (int section = 0; section < 4; section++) {
      assertSame(
          before.sections().all().get(section).section(),
          after.sections().all().get(section).section());
    }
  }

  /** The place of {@code words} in the text before an edit, if what is known there still holds. */
  private static OptionalInt carried(String words, String from, String to) {
    var before = snapshot(TEXT);
    int at = TEXT.indexOf(from);
    var after = before.edited(2, at, at + from.length(), to);
    return after.sections().carried(after.text().indexOf(words), before.sections());
  }

  @Test
  void whatIsKnownHoldsUntilSomethingThatItMentionsChanges() {
    var here = OptionalInt.of(TEXT.indexOf("twice(width)"));
    assertEquals(here, carried("twice(width)", "space other", "space another"));
    assertEquals(here, carried("twice(width)", "other {\n", "other {\n  conv("));
    assertTrue(carried("twice(width)", "conv(c); conv(c)", "conv(c)").isEmpty());
    assertTrue(carried("twice(width)", "width = 8", "width = 9").isEmpty());
    assertTrue(carried("twice(width)", "space other", "block conv(c) { relu }\nspace o").isEmpty());
    assertTrue(carried("twice(width)", "import std.mobile", "").isEmpty());
    assertTrue(carried("twice(width)", "  twice(width)", "  relu; twice(width)").isEmpty());
  }

  @Test
  void editedIsTheSameAsReadAfresh() throws IOException {
    var random = new Random(7);
    var now = snapshot(TEXT + Files.readString(Path.of("../examples/fairnas.nas")));
    for (int version = 2; version < 3_000; version++) {
      int start = random.nextInt(now.text().length() + 1);
      int end = Math.min(now.text().length(), start + random.nextInt(40));
      now = now.edited(version, start, end, PASTES[random.nextInt(PASTES.length)]);
      assertEquals(texts(snapshot(now.text())), texts(now));
    }
  }
}
