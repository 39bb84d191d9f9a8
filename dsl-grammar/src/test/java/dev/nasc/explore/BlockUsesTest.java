package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compile;
import dev.nasc.cost.Costs;
import dev.nasc.model.Measure;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A block that is used again decides what a block of its own would decide there. */
class BlockUsesTest {
  private static final String LEAF =
      """
      block %s(k, deep = 1) {
        op: any(conv: conv(input.channels, kernel: k), wide: { conv(16); bn } if deep > 0, skip: input)
        turns: repeat(any(1, 2)) { let size = any(1, 3); side: conv(8, kernel: size) if size > 1 else relu }
      }
      """;

  private static final String TREE =
      """
      block %s(k) = any(
        none: input,
        mean: mean(repeat(2) { %s(k, deep: 0) }),
        parts: concat(repeat(2) { %s(k, deep: 1); fit: conv(input.channels, kernel: any(1, 3)) }, split: true),
        same: conv(8) if input.channels == 8)
      """;

  private static final String SPACE =
      """
      space s {
        input: image(3, 8, 8)
        conv(8)
        a: { t: %s(3); conv(8, kernel: 1) }
        b: { t: %s(3); conv(8, kernel: 1) }
        c: { t: %s(1); conv(8, kernel: 1) }
        d: any(one: { t: %s(3); conv(8) }, other: { t: %s(3); conv(8) })
        global_avg_pool; linear(10)
      }
      """;

  private static final WalkedSpace AGAIN =
      space(
          LEAF.formatted("leaf")
              + TREE.formatted("tree", "leaf", "leaf")
              + SPACE.formatted("tree", "tree", "tree", "tree", "tree"));

  private static final WalkedSpace APART = space(apart());

  /** The same with blocks of its own for each use. */
  private static String apart() {
    var text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(LEAF.formatted("x" + i)).append(LEAF.formatted("y" + i));
      text.append(TREE.formatted("tree" + i, "x" + i, "y" + i));
    }
    return text + SPACE.formatted("tree0", "tree1", "tree2", "tree3", "tree4");
  }

  private static WalkedSpace space(String text) {
    return Compile.clean(text).space("s").orElseThrow();
  }

  @Test
  void countsAsMany() {
    assertEquals(APART.count(), AGAIN.count());
  }

  @Test
  void costsTheSame() {
    for (var measure : List.of(Measure.MACS, Measure.PARAMS, Measure.ACTIVATION_BYTES)) {
      assertEquals(APART.bounds(measure), AGAIN.bounds(measure));
      assertEquals(APART.moments(measure), AGAIN.moments(measure));
    }
  }

  @Test
  void drawsTheSame() {
    var one = new SplittableRandom(1);
    var other = new SplittableRandom(1);
    IntStream.range(0, 50).forEach(i -> assertEquals(APART.sample(one), AGAIN.sample(other)));
  }

  @Test
  void costsWhatItsNetworksCost() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 50; i++) {
      var drawn = AGAIN.sample(random);
      assertEquals(Costs.of(AGAIN.network(drawn)), AGAIN.cost(drawn));
    }
  }

  @Test
  void saysWhereItsChoicesAre() {
    var shown = AGAIN.choiceBlocks().stream().flatMap(it -> it.choices().stream()).toList();
    assertEquals(
        APART.choiceBlocks().stream().flatMap(it -> it.choices().stream()).toList(), shown);
  }

  @Test
  void twoUsesAtOneAddressAreOneFinding() {
    var text =
        """
        block b { op: any(conv: conv(8), skip: input) }
        space s { input: image(3, 8, 8); conv(8); x: b; y: b; b; b; global_avg_pool; linear(10) }
        """;

    var findings = Compile.text(text).diagnostics();

    assertEquals(
        List.of("op"), findings.stream().map(it -> it.arguments().get(0)).distinct().toList());
  }
}
