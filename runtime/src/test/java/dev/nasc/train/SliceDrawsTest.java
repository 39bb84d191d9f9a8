package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.ExampleSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SliceDrawsTest {
  private static final WalkedSpace SPACE = ExampleSpace.of("ofa_digits.nas", "elastic_digits");

  @Test
  void whatIsNotOpenStaysAsInTheLargest() {
    var draws = draws(Map.of("kernel", List.of("5", "3"), "expand", List.of("4", "3")));
    assertEquals(Set.of("3", "5"), drawn(draws, "kernel"));
    assertEquals(Set.of("3", "4"), drawn(draws, "expand"));
    assertEquals(Set.of("2"), drawn(draws, "depth"));
    assertEquals(Set.of("6", "8"), drawn(draws, "size"));
  }

  @Test
  void theSlicesOfAStepTakeImagesOfOneSize() {
    var draws = draws(Map.of());
    for (long step = 0; step < 8; step++) {
      var sizes = Set.of(size(draws.largest(step)));
      assertEquals(sizes, Set.of(size(draws.slice(step, 0))));
      assertEquals(sizes, Set.of(size(draws.slice(step, 1))));
    }
  }

  private static SliceDraws draws(Map<String, List<String>> open) {
    return new SliceDraws(SPACE, SPACE.elastic(), open, 1, "net");
  }

  private static Set<String> drawn(SliceDraws draws, String name) {
    var drawn = new TreeSet<String>();
    for (long step = 0; step < 40; step++) {
      draws
          .slice(step, 0)
          .decisions()
          .forEach(
              (address, option) -> {
                if (address.name().equals(name)) {
                  drawn.add(option);
                }
              });
    }
    return drawn;
  }

  private static String size(Architecture architecture) {
    return architecture.decisions().entrySet().stream()
        .filter(decision -> decision.getKey().text().equals("size"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
