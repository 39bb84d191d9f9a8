package dev.nasc.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Options;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is read back as the same architecture, for every way to write a space. */
class ArchitecturePrinterTest {
  private static final String PAIRS =
      """
      import std.cells
      space s {
        cell normal = graph {
          inputs: [prev2, prev] -> project(8, like: prev)
          nodes:  3
          node:   sum(any 2 of earlier -> any(skip, sep: sep_conv(3), max: max_pool(3)))
          output: concat(nodes)
        }
        input: image(3, 8, 8)
        normal; normal
      }
      """;
  private static final String SLOTS =
      """
      import std.cells
      space s {
        cell normal = graph {
          inputs: [prev2, prev] -> project(8, like: prev)
          nodes:  any(1..3)
          node:   sum(repeat(2) { any of earlier -> any(skip, sep: sep_conv(3)) })
          output: concat(some of earlier, empty: input)
        }
        input: image(3, 8, 8)
        normal; normal
      }
      """;
  private static final String SKIPS =
      """
      import std.cells
      space s {
        input: image(3, 8, 8)
        a: graph {
          nodes: 4
          node:  sum(op: previous -> any(skip, max: max_pool(3)), skips: some of (earlier - previous))
        }
        s1: repeat(any(1..3)) { conv(3, kernel: any(3, 5)) }
      }
      """;
  private static final String TREE =
      """
      block branch(depth) { op: any(skip: relu, conv: conv(kernel: any(1, 3))); tree(depth - 1) }
      block tree(depth) = any(
        leaf: input,
        add:  mean(repeat(any(2, 3)) { branch(depth) }) if depth > 0)
      space s { input: image(4, 8, 8); tree(2) }
      """;

  @ParameterizedTest
  @ValueSource(strings = {PAIRS, SLOTS, SKIPS, TREE})
  void whatIsPrintedIsReadBack(String text) {
    var space = compile(text).spaces().get(0);
    var random = new SplittableRandom(7);
    for (int i = 0; i < 40; i++) {
      var architecture = space.sample(random);
      var printed = ArchitecturePrinter.print("a", "s", architecture);
      var read = compile(text + printed);
      assertEquals("[]", read.diagnostics().toString(), printed);
      assertEquals(architecture, read.architectures().get(0).architecture(), printed);
    }
  }

  @Test
  void aCellIsWrittenAsAGenotype() {
    var space = compile(PAIRS).spaces().get(0);
    var printed = ArchitecturePrinter.print("a", "s", space.sample(new SplittableRandom(1)));
    assertEquals(
        """
        architecture a of s {
          normal {
        """,
        printed.lines().limit(2).map(line -> line + "\n").reduce("", String::concat));
  }

  private static Compilation compile(String text) {
    return dev.nasc.compiler.Compiler.compile(
        new SourceFile("s.nas", text), Sources.NONE, Options.DEFAULT);
  }
}
