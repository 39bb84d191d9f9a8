package dev.nasc.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SourceFileTest {
  private static final String[] PASTES = {"", "a", "\n", "\n\n", "a\nb", "\r\n", "\nend\n"};

  @Test
  void linesOfAnEditedTextAreThoseOfTheTextReadAfresh() {
    var random = new SplittableRandom(1);
    var file = new SourceFile("test.nas", "one\ntwo\n\nthree");
    for (int edit = 0; edit < 2_000; edit++) {
      int start = random.nextInt(file.text().length() + 1);
      int end = Math.min(file.text().length(), start + random.nextInt(4));
      file = file.edited(start, end, PASTES[random.nextInt(PASTES.length)]);
      var afresh = LineIndex.of(file.text());
      assertArrayEquals(afresh.starts(), file.lines().starts(), file::text);
      assertEquals(file.text().length(), file.lines().start(Integer.MAX_VALUE));
    }
  }
}
