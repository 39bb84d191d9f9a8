package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Measure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
  @Test
  void sortsIntoFrontsByWhoDominatesWhom() {
    var scores = scores("1 5", "2 2", "5 1", "3 3", "2 5", "6 6");

    assertEquals(List.of(List.of(0, 1, 2), List.of(3, 4), List.of(5)), ParetoFront.sort(scores));
    assertEquals(List.of(0, 1, 2), ParetoFront.of(scores));
  }

  @Test
  void equalScoresDoNotDominateEachOther() {
    assertEquals(List.of(List.of(0, 1)), ParetoFront.sort(scores("1 1", "1 1")));
  }

  @Test
  void crowdingIsTheExtentOfTheNeighbours() {
    var scores = scores("0 10", "1 5", "4 4", "10 0");

    assertArrayEquals(
        new double[] {
          Double.POSITIVE_INFINITY,
          4 / 10.0 + 6 / 10.0,
          9 / 10.0 + 5 / 10.0,
          Double.POSITIVE_INFINITY
        },
        ParetoFront.crowding(scores, List.of(0, 1, 2, 3)),
        1e-12);
  }

  @Test
  void aFrontThatIsOnePointHasNoDistances() {
    var distances = ParetoFront.crowding(scores("1 1", "1 1", "1 1"), List.of(0, 1, 2));

    assertEquals(0, distances[1]);
  }

  @Test
  void greaterAccuracyAndFewerMultiplyAddsAreBetter() {
    var good = score(0.9, 100);

    assertTrue(good.dominates(score(0.9, 101)));
    assertTrue(good.dominates(score(0.8, 100)));
    assertFalse(good.dominates(score(0.95, 101)));
  }

  private static Score score(double accuracy, double macs) {
    return Score.of(Map.of(Measure.ACCURACY, accuracy, Measure.MACS, macs), Searches.OBJECTIVES);
  }

  private static List<Score> scores(String... losses) {
    return Stream.of(losses)
        .map(line -> Stream.of(line.split(" ", -1)).map(Double::valueOf).toList())
        .map(list -> new Score(list))
        .toList();
  }
}
