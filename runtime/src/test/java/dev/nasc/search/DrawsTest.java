package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawsTest {
  /** A changed number here means that old runs can no longer be resumed: raise the scheme. */
  @Test
  void drawsStayTheSameAcrossReleasesAndJavaVersions() {
    var random = Draws.of(42, "front", 7, "mutation");

    assertEquals(2388492616290017833L, random.nextLong());
    assertEquals(503, random.nextInt(1000));
    assertEquals(0.6249442572947, random.nextDouble());
    assertEquals(1144632445521731487L, Draws.seed(42, "front", 7, "mutation"));
  }

  @Test
  void everyPartOfTheKeyCounts() {
    var seeds =
        Set.of(
            Draws.seed(1, "front", 7, "mutation"),
            Draws.seed(2, "front", 7, "mutation"),
            Draws.seed(1, "back", 7, "mutation"),
            Draws.seed(1, "front", 8, "mutation"),
            Draws.seed(1, "front", 7, "crossover"),
            Draws.seed(1, "frontm", 7, "utation"));

    assertEquals(6, new HashSet<>(seeds).size());
  }
}
