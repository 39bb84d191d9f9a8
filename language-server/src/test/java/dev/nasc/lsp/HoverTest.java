package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

class HoverTest {
  private static final String FAIRNAS = read("../examples/fairnas.nas");

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tellsWhatAStageCostsToTheDigit() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      assertEquals(
          """
          ```nas
          label s1
          ```

          | in `fairnas` | least | mean | most | share of the mean | spread |
          |:--|--:|--:|--:|--:|:--|
          | multiply-adds | 37,782,528 | 69,318,144 | 111,691,776 | 17.9 % | █▆▆████▆▆▃▅▃ |
          | parameters | 10,448 | 19,640 | 32,288 | 0.5 % | ▆█████▆▅▆▆▃▃ |
          | activation bytes | 6,623,232 | 9,332,736 | 12,042,240 | 33.1 % | █▁▁▁▁██▁▁▁▁█ |""",
          editor.hoverText("s1: stage("));
      var block = editor.hoverText("stage(c, n, s)");
      assertContains(block, "block stage(c, n, s)");
      assertContains(block, "| multiply-adds | 204,906,240 | 344,238,720 | 515,182,080 | 89.1 % |");
    }
  }

  @Test
  void tellsTheCostBeforeWhatMayBeLong() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      var text = editor.hoverText("mbconv(c");
      int cost = text.indexOf("| multiply-adds |");
      assertTrue(0 < cost && cost < text.indexOf("Inverted bottleneck"), text);
    }
  }

  @Test
  void tellsOfSpacesChoicesAndArchitectures() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      var space = editor.hoverText("fairnas(classes");
      assertContains(space, "609,359,740,010,496 architectures.");
      assertContains(
          space, "| multiply-adds | 247,129,856 | 386,462,336 | 557,405,696 | ▁▁▁▃▇█▆▃▁▁▁▁ |");
      assertContains(space, "| parameters | 3,189,080 | 4,077,920 | 5,090,024 |");
      var choice = editor.hoverText("any(3, 5, 7)");
      assertContains(choice, "3 options: `3`, `5`, `7`.");
      assertContains(choice, "Decided 19 times in `fairnas`: `s1[0].kernel`, `s1[1].kernel`");
      assertContains(choice, "609,359,740,010,496 architectures.");
      assertContains(
          editor.hoverText("fairnas_a of"), "388,122,848 multiply-adds, 4,651,352 param");
      assertContains(editor.hoverText("dropout("), "layer dropout(rate = 50%)");
      assertContains(editor.hoverText("expand: any"), "Without it `6`.");
    }
  }

  @Test
  void tellsWhatTakingAnOptionMeans() {
    try (var editor = Editor.started()) {
      editor.open(
          """
          space s {
            input: image(1, 8, 8)
            conv(4, kernel: any(1, 3))
            linear(2)
            require macs <= 1_000
          }
          """);
      var text = editor.hoverText("3))");
      // 8·8·4 outputs of 1 or 9 products each, and 256·2 behind them: 768 and 2,816
      assertContains(text, "What if `3` is taken:");
      assertContains(text, "| `kernel` | 1 | 2,816 (+57.1 %) | 0.0 % |");
      assertContains(editor.hoverText("1, 3))"), "| `kernel` | 1 | 768 (-57.1 %) | 100.0 % |");
    }
  }

  @Test
  void tellsWhatAStatementSays() {
    try (var editor = Editor.started()) {
      editor.open("space s {\n  input: image(1, 8, 8)\n  linear(2)\n  require macs <= 400M\n}\n");
      assertContains(editor.hoverText("require macs"), "What every architecture must meet");
    }
  }

  @Test
  void tellsHowMuchOfAnOptionASearchLeaves() {
    try (var editor = Editor.started()) {
      editor.open(
          """
          space s {
            input: image(1, 8, 8)
            conv(4, kernel: any(1, 3))
            linear(10)
          }
          search q {
            space: s
            data: digits
            maximize accuracy
            require macs <= 3_000
            strategy { best: random(trials: 1) }
          }
          """);
      // 8·8·4 outputs of 1 or 9 products each, and 256·10 behind them: 2,816 and 4,864
      var three = editor.hoverText("3))");
      assertContains(three, "| meets the `require`s of `q` |");
      assertContains(three, "| `kernel` | 1 | 4,864 (+26.7 %) | 0.0 % |");
      assertContains(editor.hoverText("1, 3))"), "| `kernel` | 1 | 2,816 (-26.7 %) | 100.0 % |");
    }
  }

  @Test
  void tellsOfASpaceInManySizesOnce() {
    try (var editor = Editor.started()) {
      editor.open(
          """
          space s(c = 4) {
            input: image(1, 8, 8)
            conv(c, kernel: any(1, 3))
            linear(10)
          }
          architecture a of s(c: 8) { kernel = 1 }
          architecture b of s(c: 16) { kernel = 3 }
          """);
      var text = editor.hoverText("1, 3))");
      assertContains(text, "Decided once in `s` (as in 2 other sizes of it): `kernel`.");
      assertFalse(text.contains("s(c: 8)"), text);
      assertFalse(text.contains("meets"), text);
    }
  }

  @Test
  void answersFromTheLastGoodTextWhileThisOneIsBroken() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      editor.replace(2, FAIRNAS.replace("s3: stage( 80,", "s3: stage( 80, ("));
      for (var step : new String[] {"s1: stage(", "s4: stage("}) {
        assertContains(editor.hoverText(step), "| multiply-adds |");
        assertContains(editor.hoverText(step), "*As of the last text without errors.*");
      }
      editor.replace(3, FAIRNAS);
      assertFalse(editor.hoverText("s1: stage(").contains("As of"));
    }
  }

  @Test
  void whatDoesNotDependOnTheBrokenPartIsKnownAsItIs() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      var before = editor.hoverText("s1: stage(");
      editor.replace(2, "let half = (\n" + FAIRNAS + "space typed {\n  conv(");
      assertEquals(before, editor.hoverText("s1: stage("));
    }
  }

  @Test
  void isAboutTheWordUnderThePointer() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      var hover = editor.hover("s1: stage(");
      var start = editor.position(FAIRNAS.indexOf("s1: stage("));
      var end = editor.position(FAIRNAS.indexOf("s1: stage(") + 2);
      assertEquals(new Range(start, end), hover == null ? null : hover.getRange());
      assertNull(editor.hover("//          c"));
    }
  }

  @Test
  void documentationIsTextAndNothingElse() {
    try (var editor = Editor.started()) {
      editor.open(
          """
          /// [run](command:evil) <img onerror=x> ![i](http://x) `a` \u202E
          let width = 3
          """
              .replace("\\u202E", "\u202E"));
      var text = editor.hoverText("width");
      assertContains(text, "\\[run\\](command:evil) \\<img onerror=x\\> \\!\\[i\\]");
      assertContains(text, "`a` \\\\u202e");
    }
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> part + " is not in:\n" + text);
  }
}
