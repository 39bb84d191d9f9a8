package dev.nasc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.phase.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ProgressLine line = new ProgressLine();

  @Test
  void tellsPhaseStepsTimeLeftAndFigures() {
    line.of(progress(0), 10, 200);

    assertEquals(
        "front 30/120 trials  1:30 left  best 97.31 %, front 8", line.of(progress(30), 40, 200));
  }

  @Test
  void countsTheTimeOfThisSessionOnly() {
    line.of(progress(60), 0, 200);

    assertEquals(
        "front 90/120 trials  7.0 s left  best 97.31 %, front 8", line.of(progress(90), 7, 200));
  }

  @Test
  void fitsANarrowTerminal() {
    assertEquals("front 30/120 trials ", line.of(progress(30), 0, 20));
  }

  private static Progress progress(long done) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("best", 0.9731);
    figures.put("front", 8.0);
    return new Progress("front", done, 120, "trial", figures);
  }
}
