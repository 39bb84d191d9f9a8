package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.diagnostic.DiagnosticCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
  @ParameterizedTest
  @EnumSource
  void printsThePageOfEachCode(DiagnosticCode code) {
    var answer = nasc("explain", code.id());
    assertEquals(0, answer.status(), () -> "docs/errors/" + code.id() + ".md: " + answer.err());
    assertTrue(answer.out().startsWith("# " + code.id() + "\n"));
  }

  @Test
  void listsThemAndKnowsNoOthers() {
    assertTrue(nasc("explain").out().contains("`unknown-name`"));
    assertEquals(2, nasc("explain", "unknown-nam").status());
    assertEquals(nasc("explain", "shape").out(), nasc("explain", "[shape]").out());
  }
}
