package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code uniform} and {@code log_uniform} in recipes. */
class DrawnNumbersTest {
  private static final String TEXT =
      """
      space net { input: image(1, 8, 8); conv(any(4, 8)); global_avg_pool; linear(10) }
      recipe tuned { FIELDS; epochs: 1 }
      search q {
        space: net; recipe: tuned; data: digits
        maximize accuracy
        strategy { found: random(trials: 6) }
      }
      """;

  private static Compilation compile(String fields, String more) {
    var text = TEXT.replace("FIELDS", fields) + more;
    return Compiler.compile(new SourceFile("q.nas", text), Sources.NONE, Options.DEFAULT);
  }

  private static List<String> options(String fields, String address) {
    return compile(fields, "").space("q").orElseThrow().choiceBlocks().stream()
        .flatMap(block -> block.choices().stream())
        .filter(choice -> choice.address().text().equals(address))
        .findFirst()
        .orElseThrow()
        .options();
  }

  @ParameterizedTest
  @CsvSource({
    "'uniform(0, 10)',           0,      0.0391,    5,         10",
    "'uniform(10%, 30%)',        0.1,    0.10078,   0.2,       0.3",
    "'log_uniform(1e-4, 1)',     0.0001, 0.0001037, 0.01,      1",
    "'log_uniform(0.01, 0.011)', 0.01,   0.0100037, 0.0104881, 0.011",
  })
  void theyAreEvenlySpaced(
      String drawn, String least, String second, String middle, String greatest) {
    var options = options("mixup: " + drawn, "recipe.mixup");
    assertEquals(257, options.size());
    assertEquals(
        List.of(least, second, middle, greatest),
        List.of(options.get(0), options.get(1), options.get(128), options.get(256)));
  }

  @Test
  void theCountIsThatOfTheNumbers() {
    var space = compile("lr: log_uniform(0.001, 0.1); dropout: uniform(0, 0.5)", "").space("q");
    assertEquals(BigInteger.valueOf(2 * 257 * 257), space.orElseThrow().count());
  }

  /** What was found is text, and read back. */
  @Test
  void anArchitectureHoldsTheNumberThatWasDrawn() {
    var options = options("lr: log_uniform(0.001, 0.1)", "recipe.lr");
    var found =
        """
        architecture found of q { channels = 4; recipe.lr = %s }
        """
            .formatted(options.get(100));
    assertEquals(List.of(), errors(compile("lr: log_uniform(0.001, 0.1)", found)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lr: uniform(0.1, 0.01)       | `greatest` should be greater than 0.1; it is 0.01.
          lr: log_uniform(0, 0.1)      | `least` should be a number from 0.000000000001 to 1000000000000; it is 0.
          dropout: uniform(0, 2)       | `dropout` should be a number from 0 to 0.99; it is 0.99219.
          lr: 0.1 + uniform(0, "a")    | `greatest` should be a number from -1000000000000 to 1000000000000; it is the text "a".
          """)
  void whatCannotBeDrawnIsSaid(String field, String problem) {
    assertEquals(List.of(problem), errors(compile(field, "")));
  }

  private static List<String> errors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .toList();
  }
}
