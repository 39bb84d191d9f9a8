package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.format.Formatter;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken, strange and hostile texts: one clear finding each, or none where nothing is wrong. */
class BadInputTest {
  private static final String SPACE = "space s {\n  input: image(3, 8, 8)\n  conv(8)\n}\n";

  @Test
  void anImportThatComesBackIsRefusedOnce() {
    var files = Map.of("b.nas", "import \"c.nas\"\n", "c.nas", "import \"a.nas\"\n");
    assertEquals(
        List.of(
            "1:1 `a.nas` cannot be imported: it imports this file, directly or through others."),
        importing("import \"b.nas\"\n", files));
    assertEquals(
        List.of(
            "1:1 `a.nas` cannot be imported: it imports this file, directly or through others."),
        importing("import \"a.nas\"\n", files));
  }

  @Test
  void anImportThatIsNotThereIsSaidWhereItStands() {
    assertEquals(
        List.of("2:1 `none.nas` cannot be imported: there is no such file."),
        importing("// a comment\nimport \"none.nas\"\n", Map.of()));
    assertEquals(
        List.of(
            "1:1 `std.mobil` cannot be imported: the standard library has no such module."
                + " Did you mean `std.mobile`?"),
        importing("import std.mobil\n", Map.of()));
  }

  @Test
  void whatTwoImportsShareIsNoCycle() {
    var files =
        Map.of(
            "b.nas", "import \"d.nas\"\n",
            "c.nas", "import \"d.nas\"\n",
            "d.nas", "let width = 8\n");
    assertEquals(List.of(), importing("import \"b.nas\"\nimport \"c.nas\"\n", files));
  }

  @Test
  void aFileThatIsCalledLikeTheLibraryIsNotTheLibrary() {
    var file = new SourceFile("std/ops.nas", "operation mine { native: layer }\n" + SPACE);
    assertEquals(
        List.of(
            "1:11 `native` cannot stand here. The library's operations are native; yours names its"
                + " class: `java: …`."),
        Compile.errors(Compiler.compile(file, Sources.NONE, Options.DEFAULT)));
  }

  @Test
  void namesThatDifferByCaseAreTwo() {
    Compile.clean(
        """
        let width = 4
        let Width = 8
        space s { input: image(3, 8, 8); conv(width); conv(Width) }
        """);
    assertEquals(
        List.of("1:34 There is no `Conv` here. Did you mean `conv`?"),
        errors("space s { input: image(3, 8, 8); Conv(8) }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0441 | 1:34 Found `с` where `}` or the end of the line should stand. It is CYRILLIC SMALL LETTER ES (U+0441); names are made of a–z, A–Z, 0–9 and _.
          03BF | 1:34 Found `ο` where `}` or the end of the line should stand. It is GREEK SMALL LETTER OMICRON (U+03BF); names are made of a–z, A–Z, 0–9 and _.
          200B | 1:34 Found `\u200b` where `}` or the end of the line should stand. It is ZERO WIDTH SPACE (U+200B); names are made of a–z, A–Z, 0–9 and _.
          """)
  void aLetterThatLooksLikeOursIsTold(String point, String finding) {
    var letter = Character.toString(Integer.parseInt(point.strip(), 16));
    var text = "space s { input: image(3, 8, 8); " + letter + "onv(8) }";
    assertEquals(List.of(finding.replace("\\u200b", "\u200b")), errors(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n\n", "\n\t", " \t \n"})
  void lineEndsAndBlanksChangeNothing(String end) {
    Compile.clean(SPACE.replace("\n", end));
  }

  @Test
  void aByteOrderMarkIsSkippedAndFormattedAway() {
    Compile.clean("\uFEFF" + SPACE);
    assertEquals(SPACE, Formatter.format(new SourceFile("s.nas", "\uFEFF" + SPACE)).text());
    assertEquals(
        SPACE.replace("\n", "\r\n"),
        Formatter.format(new SourceFile("s.nas", SPACE.replace("\n", "\r\n"))).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          repeat(2_147_483_648) { relu }                     | 1:45 This repeats 2147483648 times; at most 10000 are possible.
          repeat(1e18) { relu }                              | 1:45 This repeats 1000000000000000000 times; at most 10000 are possible.
          repeat(-1) { relu }                                | 1:45 `-1` should be a whole number, 0 or more; it is -1.
          repeat(2.5) { relu }                               | 1:45 `2.5` should be a whole number, 0 or more; it is 2.5.
          conv(4_294_967_297)                                | 1:43 `channels` should be a whole number from 1 to 1000000; it is 4294967297.
          conv(0)                                            | 1:43 `channels` should be a whole number from 1 to 1000000; it is 0.
          conv(10^400)                                       | 1:43 `channels` should be a whole number from 1 to 1000000; it is 1
          repeat(9) { concat(input, input, input, input, input, input, input, input, input, input, input) } | 1:50 `concat` is too large to count.
          repeat(9999) { conv(8, kernel: 1, padding: 65_536) }| 1:53 `conv` is too large to count.
          """)
  void numbersTooLargeAreRefused(String step, String finding) {
    var text = "space s { input: image(3, 65536, 8); " + step + " }";
    var first = errors(text).get(0);
    assertEquals(finding, first.substring(0, Math.min(first.length(), finding.length())));
  }

  @Test
  void costsAreExactUpTo63Bits() {
    var widen = "conv(1_000_000, kernel: 1); conv(1_000, kernel: 1); ";
    var head = "space s { input: image(1_000, 65_536, 65_536); ";
    var space = Compile.clean(head + widen + "}").space("s").orElseThrow();
    var cost = space.cost(space.sample(new SplittableRandom(0)));
    assertEquals(2_000_000_000L << 32, cost.macs());
    assertEquals(
        List.of("1:100 `conv` is too large to count."), errors(head + widen + widen + widen + "}"));
    assertEquals(
        List.of("1:7 `t` costs more than can be counted, 2^63 - 1."),
        errors("space t { input: image(65_536, 65_536, 65_536); linear(10_000_000) }"));
  }

  private static List<String> errors(String text) {
    return Compile.errors(Compile.text(text));
  }

  private static List<String> importing(String text, Map<String, String> others) {
    var files = new HashMap<>(others);
    files.put("a.nas", text);
    Sources sources =
        (from, name) -> {
          var found = files.get(name);
          return found == null
              ? new Sources.Loaded.Refused("there is no such file")
              : new Sources.Loaded.Found(new SourceFile(name, found));
        };
    var file = new SourceFile("a.nas", text);
    return Compile.errors(Compiler.compile(file, sources, Options.DEFAULT));
  }
}
