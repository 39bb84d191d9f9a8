package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nasc.MobileSpace;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock;
import dev.nasc.model.ChoiceBlock.Choice;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FairPathsTest {
  private static final List<ChoiceBlock> BLOCKS = MobileSpace.quickstart().choiceBlocks();

  @Test
  void eachCandidateIsOnExactlyOnePath() {
    var paths = new FairPaths(BLOCKS, 1, "net");
    assertEquals(4, paths.perStep());
    for (long step = 0; step < 50; step++) {
      for (var block : BLOCKS) {
        var seen =
            paths.paths(step).stream()
                .map(
                    path ->
                        block.choices().stream()
                            .map(choice -> path.decisions().get(choice.address()))
                            .toList())
                .collect(Collectors.toSet());
        assertEquals(4, seen.size());
      }
    }
  }

  /** All 24 orders turn up, those of one block apart from those of the next. */
  @Test
  void permutationsOfBlocksAreIndependent() {
    var paths = new FairPaths(BLOCKS, 1, "net");
    var pairs = new HashSet<String>();
    var orders = new HashSet<String>();
    for (long step = 0; step < 5000; step++) {
      var permutations = paths.permutations(step);
      orders.add(java.util.Arrays.toString(permutations.get(0)));
      pairs.add(
          java.util.Arrays.toString(permutations.get(0))
              + java.util.Arrays.toString(permutations.get(1)));
    }
    assertEquals(24, orders.size());
    assertEquals(24 * 24, pairs.size());
  }

  @Test
  void aStepHasTheSamePathsWheneverItIsAsked() {
    var paths = new FairPaths(BLOCKS, 1, "net");
    var fifth = paths.paths(5);
    paths.paths(6);
    assertEquals(fifth, new FairPaths(BLOCKS, 1, "net").paths(5));
    assertNotEquals(fifth, new FairPaths(BLOCKS, 2, "net").paths(5));
  }

  @Test
  void blocksOfUnequalSizeAreRefused() {
    var blocks = List.of(block("a", "1", "2"), block("b", "1"), block("c", "1", "2", "3"));
    var refusal = assertThrows(TrainingRefused.class, () -> new FairPaths(blocks, 1, "net"));
    assertEquals(
        "Strict fairness needs choice blocks of equal size: `a` has 2 candidates, `c` has 3; write"
            + " `paths: uniform`, or make them equal.",
        refusal.getMessage());
  }

  @Test
  void unequalCountsAreNoticed() {
    var counters = new FairCounters(BLOCKS);
    var paths = new FairPaths(BLOCKS, 1, "net").paths(0);
    counters.count(paths.get(0));
    assertThrows(IllegalStateException.class, counters::checkEqual);
    paths.subList(1, 4).forEach(counters::count);
    counters.checkEqual();
    assertEquals(List.of(1L, 1L, 1L, 1L), counters.all().get(3));
  }

  private static ChoiceBlock block(String place, String... options) {
    return new ChoiceBlock(place, List.of(new Choice(new Address(place), List.of(options))));
  }
}
