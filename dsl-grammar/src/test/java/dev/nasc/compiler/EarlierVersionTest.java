package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is taken from an earlier version of a text, or from another, is what a fresh reading finds.
 */
class EarlierVersionTest {
  private static final String TWO_SPACES =
      """
      space first {
        input: image(3, 8, 8)
        conv(any(8, 16))
        global_avg_pool
        linear(10)
      }

      space second {
        input: image(3, 8, 8)
        c: conv(any(4, 8))
        global_avg_pool
        linear(10)
      }

      architecture small of second { c.channels = 4 }
      """;

  @Test
  void onlyTheSpaceThatWasEditedIsWalkedAgain() {
    var before = Compile.clean(TWO_SPACES);
    var after = again(TWO_SPACES.replace("any(8, 16)", "any(8, 16, 32)"), before);
    assertFalse(space(after, "first").isWalkedAs(space(before, "first")));
    assertTrue(space(after, "second").isWalkedAs(space(before, "second")));
    assertEquals(3, space(after, "first").count().intValueExact());
    assertEquals(
        before.architecture("small").orElseThrow().network(),
        after.architecture("small").orElseThrow().network());
  }

  @Test
  void aCommentInASpaceMovesItsPlacesAndWalksNothing() {
    var before = Compile.clean(TWO_SPACES);
    var text = TWO_SPACES.replace("  c: conv", "  // wide?\n  c: conv");
    var after = again(text, before);
    assertTrue(space(after, "second").isWalkedAs(space(before, "second")));
    assertEquals(Compile.clean(text).spaces().get(1).choiceSpans(), places(after, "second"));
  }

  @Test
  void aBlockOutsideChangesTheSpacesThatUseIt() {
    var text = "block widen(c) { conv(c) }\n" + TWO_SPACES.replace("c: conv", "c: widen");
    var before =
        Compile.clean(text.replace("small of second { c.channels", "small of second { c.c"));
    var after = again(before.file().text().replace("{ conv(c) }", "{ conv(c); relu }"), before);
    assertFalse(space(after, "second").isWalkedAs(space(before, "second")));
    assertTrue(space(after, "first").isWalkedAs(space(before, "first")));
  }

  @Test
  void spacesThatSayTheSameAreWalkedOnce() {
    var text = TWO_SPACES.replace("space second", "space third").replace("of second", "of third");
    var both =
        Compile.clean(
            TWO_SPACES
                + "\n"
                + text.substring(text.indexOf("space third"))
                    .replace("architecture small", "architecture tiny"));
    assertTrue(space(both, "second").isWalkedAs(space(both, "third")));
    assertFalse(space(both, "second").isWalkedAs(space(both, "first")));
    assertEquals(
        Compile.clean(text).architecture("small").orElseThrow().network(),
        both.architecture("tiny").orElseThrow().network());
    assertTrue(
        space(both, "third").choiceSpans().values().stream()
            .allMatch(at -> at.start() > both.file().text().indexOf("space third")));
  }

  @Test
  void aDeadOptionIsToldOfEachSpaceThatSaysTheSame() {
    var space = "space a { input: image(3, 8, 8); conv(any(8, 16 if 1 > 2)); linear(10) }\n";
    var both = compile(space + space.replace("space a", "space b"));
    assertEquals(2, both.diagnostics().size(), lines(both).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "fairnas", "darts", "nas_bench_201", "fbnetv3", "vit"})
  void aCopyInAnotherFileIsReadAsIfForTheFirstTime(String example) throws IOException {
    var text = Files.readString(Path.of("../examples", example + ".nas"));
    var original = compile(text);
    var copy = new SourceFile("copy.nas", "// A copy.\n" + text);
    var fresh = Compiler.compile(copy, EarlierVersionTest::example, Options.DEFAULT);
    var known =
        Compiler.compile(
            Parser.parse(copy), EarlierVersionTest::example, Options.DEFAULT, List.of(original));
    assertEquals(lines(fresh), lines(known));
    assertEquals(names(fresh), names(known));
    for (var space : fresh.spaces()) {
      assertEquals(space.choiceSpans(), places(known, space.name()));
    }
    assertEquals(networks(fresh), networks(known));
    assertTrue(
        known.spaces().stream().anyMatch(it -> it.isWalkedAs(space(original, it.name()))), example);
  }

  @Test
  void aSpaceOfTheSameTextOverOtherBlocksIsAnother() {
    var space = "space s { input: image(3, 8, 8); widen(8); linear(10) }\n";
    var one = compile("block widen(c) { conv(c) }\n" + space);
    var other = new SourceFile("other.nas", "block widen(c) { conv(c); relu }\n" + space);
    var known =
        Compiler.compile(
            Parser.parse(other), EarlierVersionTest::example, Options.DEFAULT, List.of(one));
    assertFalse(space(known, "s").isWalkedAs(space(one, "s")));
  }

  /** A digit, a word or a line changes, and the text is read both ways. */
  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "fairnas", "darts", "nas_bench_201", "mobilenet_v3", "vit"})
  void anEditedFileIsReadAsIfForTheFirstTime(String example) throws IOException {
    var random = new SplittableRandom(example.hashCode());
    var text = Files.readString(Path.of("../examples", example + ".nas"));
    var known = compile(text);
    for (int i = 0; i < 4; i++) {
      text = edited(text, random);
      known = again(text, known);
      var fresh = compile(text);
      assertEquals(lines(fresh), lines(known), text);
      assertEquals(names(fresh), names(known), text);
      for (var space : fresh.spaces()) {
        var other = space(known, space.name());
        assertEquals(space.count(), other.count(), text);
        assertEquals(space.choiceSpans(), other.choiceSpans(), text);
      }
      assertEquals(networks(fresh), networks(known), text);
    }
  }

  private static String edited(String text, SplittableRandom random) {
    int at = random.nextInt(text.length());
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at).replaceFirst("[1-9]", "2");
      case 1 -> text.substring(0, at) + text.substring(at).replaceFirst("\n", "\n// note\n");
      case 2 -> text.substring(0, at) + text.substring(at).replaceFirst("[a-z]+", "");
      default -> text.substring(0, at) + text.substring(at).replaceFirst("\n[^{}\n]*\n", "\n");
    };
  }

  private static WalkedSpace space(Compilation compilation, String name) {
    return compilation.space(name).orElseThrow();
  }

  private static Map<?, ?> places(Compilation compilation, String space) {
    return space(compilation, space).choiceSpans();
  }

  private static List<String> names(Compilation compilation) {
    return compilation.spaces().stream().map(WalkedSpace::name).toList();
  }

  private static List<Object> networks(Compilation compilation) {
    return compilation.architectures().stream()
        .<Object>map(it -> List.of(it.name(), it.architecture(), it.network(), it.span()))
        .toList();
  }

  private static List<String> lines(Compilation compilation) {
    return compilation.diagnostics().stream().map(Diagnostic::toString).toList();
  }

  private static Compilation compile(String text) {
    return Compiler.compile(file(text), EarlierVersionTest::example, Options.DEFAULT);
  }

  private static Compilation again(String text, Compilation earlier) {
    var parsed = Parser.parse(file(text), earlier.parsed());
    return Compiler.compile(parsed, EarlierVersionTest::example, Options.DEFAULT, List.of(earlier));
  }

  private static SourceFile file(String text) {
    return new SourceFile("test.nas", text);
  }

  private static Sources.Loaded example(SourceFile from, String imported) {
    try {
      var path = Path.of("../examples", imported);
      return new Sources.Loaded.Found(new SourceFile(imported, Files.readString(path)));
    } catch (IOException gone) {
      return new Sources.Loaded.Refused("there is no such file");
    }
  }
}
