package dev.nasc.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  private static final double[] UP = {1, 2, 3, 4};

  @Test
  void isOneForTheSameOrderAndMinusOneForTheReverse() {
    assertEquals(1, RankCorrelation.kendall(UP, new double[] {10, 20, 25, 90}));
    assertEquals(-1, RankCorrelation.spearman(UP, new double[] {9, 7, 6, -1}), 1e-12);
  }

  /** Five of six pairs agree; with a tie, τ-b divides by the root of 6 · 5. */
  @Test
  void countsPairs() {
    assertEquals(4.0 / 6, RankCorrelation.kendall(UP, new double[] {1, 2, 4, 3}), 1e-12);
    assertEquals(5 / Math.sqrt(30), RankCorrelation.kendall(UP, new double[] {1, 2, 3, 3}), 1e-12);
  }

  @Test
  void tiesHaveTheMeanOfTheirRanks() {
    // ranks 1, 2, 3.5, 3.5
    assertEquals(
        4.5 / Math.sqrt(5 * 4.5), RankCorrelation.spearman(UP, new double[] {1, 2, 3, 3}), 1e-12);
  }

  @Test
  void tiesAloneTellNothing() {
    assertTrue(Double.isNaN(RankCorrelation.kendall(UP, new double[] {1, 1, 1, 1})));
  }
}
