package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
  private static final int SIDE = 6;

  @Test
  void ofTwoObjectivesIsTheAreaOfTheStairs() {
    var scores = scores(List.of(1.0, 4.0), List.of(2.0, 2.0), List.of(3.0, 3.0));

    assertEquals(4 * 1 + 3 * 2, Hypervolume.of(scores, List.of(5.0, 5.0)), 1e-12);
  }

  @Test
  void whatIsNotBetterThanTheReferenceCountsForNothing() {
    var scores = scores(List.of(1.0, 5.0), List.of(6.0, 0.0));

    assertEquals(0, Hypervolume.of(scores, List.of(5.0, 5.0)));
  }

  /** Points on a grid dominate whole cells, which can be counted. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void isTheNumberOfCellsThatAreDominated(int objectives) {
    var random = new Random(objectives);
    for (int round = 0; round < 5; round++) {
      var scores =
          Stream.generate(() -> random.ints(objectives, 0, SIDE).asDoubleStream().boxed().toList())
              .limit(12)
              .map(Score::new)
              .toList();
      var reference = Stream.generate(() -> (double) SIDE).limit(objectives).toList();
      assertEquals((double) cells(scores, objectives), Hypervolume.of(scores, reference), 1e-9);
    }
  }

  private static long cells(List<Score> scores, int objectives) {
    long dominated = 0;
    for (int code = 0; code < Math.pow(SIDE, objectives); code++) {
      var cell = new ArrayList<Integer>();
      for (int i = 0, rest = code; i < objectives; i++, rest /= SIDE) {
        cell.add(rest % SIDE);
      }
      dominated += scores.stream().anyMatch(score -> covers(score, cell)) ? 1 : 0;
    }
    return dominated;
  }

  private static boolean covers(Score score, List<Integer> cell) {
    for (int i = 0; i < cell.size(); i++) {
      if (score.losses().get(i) > cell.get(i)) {
        return false;
      }
    }
    return true;
  }

  @SafeVarargs
  private static List<Score> scores(List<Double>... losses) {
    var scores = new ArrayList<Score>();
    for (var loss : losses) {
      scores.add(new Score(loss));
    }
    return scores;
  }
}
