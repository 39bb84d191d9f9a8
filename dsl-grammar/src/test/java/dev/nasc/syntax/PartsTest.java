package dev.nasc.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.ast.Item;
import dev.nasc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is read declaration by declaration, and as if it had been read in one go. */
class PartsTest {
  private static final String[] PASTES = {
    "{",
    "}",
    "(",
    ")",
    "\n",
    " ",
    "space ",
    "\nblock b(c) { conv(c) }\n",
    "\n/// Words.\n",
    "let x =",
    " -> ",
    "+",
    "\nlet y = 3",
    ";",
    ":",
    "\ud83d\ude00"
  };

  @Test
  void whatIsBrokenInOneDeclarationLeavesTheOthersWhole() {
    var read = parse("space a {\n  conv(8)\n\nspace b {\n  linear(10\n}\n");
    assertEquals(List.of("a", "b"), names(read));
    assertEquals(
        List.of(
            "test.nas:4:1 Found the next declaration where `}` or the end of the line should stand.",
            "test.nas:5:9 `(` is never closed; `)` is missing."),
        read.findings().stream().map(it -> it.span() + " " + it.message()).toList());
  }

  @Test
  void soDoesABlockThatHasJustBeenBegun() {
    for (var begun :
        List.of("block a(c) {\n", "let a = conv(3,\n", "block a(c) {\n  let k = 3 +\n")) {
      assertEquals(List.of("a", "b"), names(parse(begun + "\nblock b(c) { conv(c) }\n")), begun);
    }
  }

  @Test
  void declarationsInsideOthersMayStandAtTheMargin() {
    var read = parse("space a {\nblock b(c) { conv(c) }\nb(8)\n}\nlet x = 3 +\nblock\nlet y = 4\n");
    assertEquals(List.of(), read.findings());
    assertEquals(List.of("a", "x", "y"), names(read));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void editedTextsAreReadAsIfForTheFirstTime(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var text = Files.readString(Path.of("../examples/fairnas.nas"));
    var before = parse(text);
    int clean = 0;
    for (int edit = 0; edit < 100; edit++) {
      if (random.nextInt(2) == 0) {
        text = Files.readString(Path.of("../examples/fairnas.nas"));
      }
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(3));
      text = text.substring(0, from) + PASTES[random.nextInt(PASTES.length)] + text.substring(to);
      var file = new SourceFile("test.nas", text);
      var again = Parser.parse(file, before);
      assertEquals(Parser.parse(file).tree(), again.tree());
      assertEquals(Parser.parse(file).findings(), again.findings());
      var whole = Parser.group(file.span(0, text.length()), null);
      assertEquals(whole.findings().isEmpty(), again.findings().isEmpty(), text);
      if (whole.findings().isEmpty()) {
        assertEquals(whole.items(), again.tree().items());
        clean++;
      }
      before = again;
    }
    assertTrue(clean > 8, "texts without mistakes: " + clean);
  }

  private static Parser.Parsed parse(String text) {
    return Parser.parse(new SourceFile("test.nas", text));
  }

  private static List<String> names(Parser.Parsed read) {
    return read.tree().items().stream()
        .map(it -> it instanceof Item.Let let ? let.name() : ((Item.Declaration) it).name())
        .map(name -> name.text())
        .toList();
  }
}
