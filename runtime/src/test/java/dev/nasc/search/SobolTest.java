package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SobolTest {
  private static final int POINTS = 256;
  private static final int COORDINATES = 40;

  /** What makes the sequence: in each coordinate alone, one point in each of as many intervals. */
  @Test
  void everyCoordinateMeetsEveryIntervalOnce() {
    var sequence = new Sobol(7);
    for (int coordinate = 0; coordinate < COORDINATES; coordinate++) {
      var met = new HashSet<Integer>();
      for (int i = 0; i < POINTS; i++) {
        met.add((int) (POINTS * coordinate(sequence, i, coordinate)));
      }
      assertEquals(POINTS, met.size(), "in coordinate " + coordinate);
    }
  }

  /** And in the first two together, one point in each of 16 × 16 squares. */
  @Test
  void theFirstTwoCoordinatesMeetEverySquareOnce() {
    var sequence = new Sobol(3);
    var met = new HashSet<Integer>();
    for (int i = 0; i < POINTS; i++) {
      int column = (int) (16 * coordinate(sequence, i, 0));
      int row = (int) (16 * coordinate(sequence, i, 1));
      met.add(16 * row + column);
    }
    assertEquals(POINTS, met.size());
  }

  @Test
  void anotherSeedScramblesInAnotherWay() {
    assertNotEquals(coordinate(new Sobol(1), 5, 2), coordinate(new Sobol(2), 5, 2));
    assertEquals(coordinate(new Sobol(1), 5, 2), coordinate(new Sobol(1), 5, 2));
  }

  private static double coordinate(Sobol sequence, int index, int coordinate) {
    var point = sequence.point(index);
    double value = point.nextDouble();
    for (int i = 0; i < coordinate; i++) {
      value = point.nextDouble();
    }
    return value;
  }
}
