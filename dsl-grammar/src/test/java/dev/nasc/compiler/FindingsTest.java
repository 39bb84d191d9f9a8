package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads when something is wrong: one mistake, one finding, a place, a way out. */
class FindingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          conv_bm(8)                        | 4:1 There is no `conv_bm` here. Did you mean `conv_bn`?
          conv_bn(8, kernl: 3)              | 4:12 `conv_bn` takes no argument `kernl`. Did you mean `kernel`?
          conv_bn(kernel: 3)                | 4:1 `conv_bn` needs the argument `c`.
          bn(3)                             | 4:4 `bn` takes no argument; here are 1.
          conv(8, kernel: 3, kernel: 5)     | 4:20 The argument `kernel` is given twice.
          sep_conv(3)                       | 4:1 There is no `sep_conv` here. Write `import std.cells` at the top of the file.
          conv(8, kernel: 300)              | 4:17 `kernel` should be a whole number from 1 to 255, or a list of two; it is 300.
          conv(8, kernel: relu)             | 4:17 `kernel` should be a whole number from 1 to 255, or a list of two; it is the block `relu`.
          conv(8, kernel: 80ms)             | 4:17 `kernel` should be a whole number from 1 to 255, or a list of two; it is 0.08 (a time).
          conv(80mss)                       | 4:6 `80mss` has no unit `mss`. Did you mean `ms`?
          sum(conv(8), conv(4))             | 4:1 `sum` joins 8×8×8 and 4×8×8.
          conv(8, kernel: 9, padding: 0)    | 4:1 `conv` needs a map of at least 9; it is 3×8×8 here.
          op: any(a: conv(8), b: conv(8, kernel: 9, padding: 0)) | 4:24 `conv` needs a map of at least 9; it is 3×8×8 here.
          conv(8, groups: 2)                | 4:1 `conv` cannot part 3 and 8 channels into 2 groups.
          any(conv(8), conv(4))             | 4:1 This choice has no name. Give its step a label: `op: any(…)`.
          op: any(conv(8), conv(8))         | 4:18 The option `conv(8)` stands twice.
          3                                 | 4:1 `3` is not a step of a network.
          conv(8 + true)                    | 4:6 `+` does not take 8 and true.
          conv(input.depth)                 | 4:6 a tensor of 3×8×8 has no `.depth`.
          conv(4 then 8)                    | 4:6 `then` needs a `repeat` around it. `first then rest` chooses by the turn of a `repeat`.
          repeat(1000000000) { relu }       | 4:8 This repeats 1000000000 times; at most 10000 are possible.
          require macs <= 1k; conv(8)       | 4:9 No architecture meets `macs <= 1k`: the smallest architecture has 13,824 multiply-adds; the limit is 1,000.
          require macs                      | 4:9 `macs` is no bound on a cost and no condition on decisions. Write `macs <= 400M`, `params in 3M..5M` or several joined by `and`.
          relu = 3                          | 4:1 A decision cannot stand here. Decisions stand in an `architecture`; a value is named by `let`.
          conv_bn(8, kernel: any(3, 5)); conv_bn(8, kernel: any(3, 5)) | 4:51 Two choices have the address `kernel`. Give the steps labels, so that each choice has a name.
          """)
  void saysWhatIsWrongAndTheWayOut(String step, String finding) {
    var text = "import std.mobile\nspace s {\ninput: image(3, 8, 8)\n" + step + "\n}\n";
    assertEquals(List.of(finding), Compile.errors(Compile.text(text)));
  }

  @Test
  void whatIsBrokenHidesNothingElsewhere() {
    assertFinds(
        """
        space a {
          input: image(3, 8, 8)
          require macs <=
          conv(8
          linear(10)
        }
        space b { input: image(3, 8, 8); linnear(10) }
        """,
        """
        3:18 Found the end of the line where a value should stand.
        4:7 `(` is never closed; `)` is missing.
        7:34 There is no `linnear` here. Did you mean `linear`?
        """);
  }

  @Test
  void recursionWithoutEndIsRefused() {
    assertFinds(
        """
        block again { again }
        space s { input: image(3, 8, 8); again }
        """,
        """
        1:15 This expands without end: more than 250 steps. Recursion needs arguments that shrink; a value cannot be defined by itself.
        """);
  }

  @Test
  void whatBranchesWithoutEndIsRefused() {
    assertFinds(
        """
        block a { s1: a; s2: a; conv(8) }
        space s { input: image(3, 8, 8); a }
        """,
        """
        1:15 This expands without end: more than 250 steps. Recursion needs arguments that shrink; a value cannot be defined by itself.
        """);
  }

  @Test
  void aSearchNeedsPartsThatFit() {
    assertFinds(
        """
        space s { input: image(3, 8, 8); op: any(a: conv(8), b: conv(4)); c: any(a: bn, b: relu, c: relu6); global_avg_pool; linear(5) }
        search q {
          space: s
          data: digits
          maximize accuracy
          strategy {
            net: one_shot()
            front: nsga2(score: net, population: 20, trials: 10)
            best: train(net)
          }
        }
        """,
        """
        4:9 The network takes 3×8×8; `digits` has 1×8×8.
        4:9 The network yields 5 values; `digits` has 10 classes.
        7:5 Strict fairness needs as many candidates everywhere: `op` has 2, `c` has 3. Use `paths: uniform`, or give every step as many candidates.
        8:5 `population` should be at most the number of trials, 10; it is 20. Give it more `trials` or a smaller `population`.
        9:17 `from` needs architectures of an earlier phase; `net` is weights, a scorer.
        """);
  }

  @Test
  void anArchitectureDecidesWhatIsThereAndAllOfIt() {
    assertFinds(
        """
        import std.mobile
        space s { input: image(3, 8, 8); s1: repeat(2) { conv_bn(8, kernel: any(3, 5)) } }
        architecture a of s { s1.kernel = [3, 7] }
        architecture b of s { s1[0].kernel = 3 }
        architecture c of s { s1.kernel = [3, 5]; s2.kernel = 3 }
        architecture d of t { }
        """,
        """
        3:39 `s1[1].kernel` has no option `7`; it has `3`, `5`.
        4:14 `s1[1].kernel` is left open.
        5:43 `s` has no choice `s2.kernel`.
        6:19 There is no `t` here. Did you mean `s`?
        """);
  }

  @Test
  void leftoversAndHiddenNamesAreSaid() {
    var text =
        """
        import std.mobile
        let unused = 3
        block conv_bn(c) { conv(c) }
        space s { let k = 5; input: image(3, 8, 8); conv_bn(8) }
        """;
    var said = Compile.text(text).diagnostics().stream().map(Compile::line).toList();
    assertEquals(
        List.of(
            "2:5 `unused` is never used.",
            "3:7 `conv_bn` hides the imported `conv_bn` in this file.",
            "4:15 `k` is never used."),
        said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "space",
        "space s",
        "space s {",
        "let",
        "let x =",
        "((((",
        "é 💥 \u0000",
        "a -> -> b",
        "any(",
        "\"",
        "search s { strategy {",
        "architecture a of",
        "1..",
        "block b = "
      })
  void noTextIsTooBroken(String text) {
    for (var variant : List.of(text, text + "\n", "space s { " + text, text + "\nspace s {}")) {
      var compilation = Compile.text(variant);
      compilation
          .diagnostics()
          .forEach(finding -> assertTrue(finding.span().end() <= variant.length()));
    }
  }

  @Test
  void nestingIsLimited() {
    var deep = Compile.text("space s { op: " + "(".repeat(100_000));
    assertEquals(List.of("1:214 Brackets are nested more than 200 deep."), Compile.errors(deep));
    var minus = Compile.text("let x = " + "-".repeat(100_000) + "1");
    assertEquals(List.of("1:1 Brackets are nested more than 200 deep."), Compile.errors(minus));
  }

  private static void assertFinds(String text, String findings) {
    var found = Compile.errors(Compile.text(text)).stream().collect(Collectors.joining("\n"));
    assertEquals(findings.strip(), found);
  }
}
