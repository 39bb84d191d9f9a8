package dev.nasc.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
  static Stream<Path> files() throws IOException {
    return Stream.of("../examples", "src/main/resources/dev/nasc/std", "../../shared/design/specs")
        .map(Path::of)
        .filter(Files::isDirectory)
        .flatMap(FormatterTest::files);
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".nas")).sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void formattingTwiceIsFormattingOnce(Path path) throws IOException {
    var once = format(Files.readString(path));
    assertEquals(once, format(once));
  }

  @ParameterizedTest
  @MethodSource("files")
  void keepsWordsAndTree(Path path) throws IOException {
    var text = Files.readString(path);
    var formatted = format(text);
    assertEquals(words(text), words(formatted));
    assertEquals(tree(text), tree(formatted));
  }

  static Stream<Path> ours() {
    return Stream.of("../examples", "../examples/proofs", "src/main/resources/dev/nasc/std")
        .map(Path::of)
        .flatMap(FormatterTest::files);
  }

  @ParameterizedTest
  @MethodSource("ours")
  void whatWeShipIsFormatted(Path path) throws IOException {
    var text = Files.readString(path);
    assertEquals(text, format(text));
  }

  @Test
  void spacesWordsAndIndents() {
    var typed =
        """


        space  s( n=3 ){
        block b(c,k = - 1)
        = conv( c*2 , kernel:k ) if c>1 and not (k==2)   // why
        else input



          // a note   \s
        input:image(3,32,32)
        repeat( any(1 .. 4 by 1) ){ b(8)
        bn;relu }
        op: any(conv(8),
        x: { bn })

        }
        """;
    assertEquals(
        """
        space s(n = 3) {
          block b(c, k = -1)
            = conv(c * 2, kernel: k) if c > 1 and not (k == 2)  // why
            else input

          // a note
          input: image(3, 32, 32)
          repeat(any(1..4 by 1)) { b(8)
            bn; relu }
          op: any(conv(8),
                  x: { bn })
        }
        """,
        format(typed));
  }

  @Test
  void linesUpTablesLabelsAndDecisions() {
    var typed =
        """
        space s {
          s1: stage(32, 2, 2)
          // comments do not part a table
          s10: stage(320, 10, -1)
        }
        architecture a of s {
          s1.kernel = [3, 5]; s1.expand = 6
          s10.kernel = 3; s10.expand = [6, 3]
        }
        recipe r {
          lr: 1
          epochs: 20  // long
          batch: 128 // enough
        }
        """;
    assertEquals(
        """
        space s {
          s1:  stage( 32,  2,  2)
          // comments do not part a table
          s10: stage(320, 10, -1)
        }
        architecture a of s {
          s1.kernel  = [3, 5];  s1.expand  = 6
          s10.kernel = 3;       s10.expand = [6, 3]
        }
        recipe r {
          lr:     1
          epochs: 20   // long
          batch:  128  // enough
        }
        """,
        format(typed));
  }

  @Test
  void keepsTheWidthsOfATableThatLinesUp() {
    var typed = "space s {\n  //   c     n\n  s1: f(32,    2)\n  s2: f(64,   10)\n}\n";
    assertEquals(typed, format(typed));
  }

  @Test
  void alignsTheArgumentsThatRowsHaveInCommon() {
    var typed = "space s {\n  f(any(1, 2), first, s: 2)\n  f(1, any(20..32 by 4), e: 6)\n}\n";
    assertEquals(
        """
        space s {
          f(any(1, 2), first,            s: 2)
          f(1,         any(20..32 by 4), e: 6)
        }
        """,
        format(typed));
  }

  @Test
  void leavesABrokenTextAlone() {
    var broken = "space  s {\n  conv( }\n";
    var formatted = Formatter.format(new SourceFile("test.nas", broken));
    assertFalse(formatted.readable());
    assertEquals(broken, formatted.text());
  }

  @Test
  void keepsTheLineEnding() {
    assertEquals("let a = 1\r\nlet b = 2\r\n", format("let  a=1\r\nlet b=2"));
    assertEquals("", format("\n \n"));
  }

  @Test
  void keepsWordsBehindLettersOutsideTheBasicPlane() {
    assertEquals("// \ud83d\ude00\nlet a = 1\n", format("// \ud83d\ude00\nlet a=1"));
  }

  private static String format(String text) {
    var formatted = Formatter.format(new SourceFile("test.nas", text));
    assertTrue(formatted.readable());
    return formatted.text();
  }

  private static List<String> words(String text) {
    return Parser.tokens(new SourceFile("test.nas", text)).stream()
        .filter(token -> token.kind() != Token.Kind.BREAK)
        .filter(token -> token.kind() != Token.Kind.SEPARATOR || token.text().equals(";"))
        .map(token -> token.text().stripTrailing())
        .toList();
  }

  private static String tree(String text) {
    return print(Parser.parse(new SourceFile("test.nas", text)).tree().items());
  }

  /** A tree without its places. */
  private static String print(Object node) {
    if (node instanceof Span) {
      return "";
    }
    if (node instanceof Optional<?> optional) {
      return optional.map(FormatterTest::print).orElse("-");
    }
    if (node instanceof Collection<?> all) {
      return all.stream().map(FormatterTest::print).collect(Collectors.joining(",", "[", "]"));
    }
    if (!node.getClass().isRecord()) {
      return node.toString();
    }
    return Arrays.stream(node.getClass().getRecordComponents())
        .map(component -> print(value(component, node)))
        .collect(Collectors.joining(" ", node.getClass().getSimpleName() + "(", ")"));
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
