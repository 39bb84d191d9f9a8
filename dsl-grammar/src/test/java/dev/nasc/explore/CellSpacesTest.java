package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.analysis.Exactness;
import dev.nasc.analysis.Resolution;
import dev.nasc.compiler.Compile;
import dev.nasc.cost.Costs;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Spaces of cells, where an option may lead to several nodes of the diagram. */
class CellSpacesTest {
  /** Liu et al. 2019: 20 cells, 36 channels. */
  private static final WalkedSpace DARTS =
      Compile.clean(
              """
              import std.cells

              block darts_cell(c, stride = 1) = graph {
                inputs: [prev2, prev] -> project(c, like: prev)
                nodes:  4
                node:   sum(any 2 of earlier -> any(
                          max3: max_pool(3), avg3: avg_pool(3), skip,
                          sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
                stride: stride
                output: concat(nodes)
              }

              space darts {
                cell normal(c) = darts_cell(c)
                cell reduce(c) = darts_cell(c, stride: 2)
                input: image(3, 32, 32)
                conv(108, kernel: 3); bn
                repeat(6) { normal(36) }
                reduce(72)
                repeat(6) { normal(72) }
                reduce(144)
                repeat(6) { normal(144) }
                global_avg_pool; linear(10)
              }
              """)
          .space("darts")
          .orElseThrow();

  @Test
  void dartsHasEighteenThousandDifferentCosts() {
    var cells = BigInteger.valueOf(180).multiply(BigInteger.valueOf(7).pow(8));
    assertEquals(cells.pow(2), DARTS.count());
    var macs = DARTS.distribution(Measure.MACS, Resolution.EDITOR);
    assertEquals(18_425, macs.distinct().orElseThrow());
    assertEquals(Exactness.ROUNDED, macs.exactness());
    assertEquals(227_272_320, macs.least());
    assertEquals(817_833_600, macs.greatest());
  }

  @Test
  void drawsMovesAndCostsAgreeWithTheNetworks() {
    var random = new SplittableRandom(4);
    var limit = new Constraint("test", List.of(new Bound(Measure.MACS, 0, 400_000_000)));
    var moves = DARTS.within(List.of(limit)).orElseThrow();
    for (int i = 0; i < 20; i++) {
      var drawn = moves.sample(random);
      assertEquals(Costs.of(DARTS.network(drawn)), DARTS.cost(drawn));
      assertEquals(drawn, DARTS.ordered(drawn));
      assertEquals(drawn, DARTS.mutate(drawn, 0, random));
      for (var moved :
          List.of(
              moves.mutate(drawn, 0.2, random), DARTS.cross(drawn, moves.sample(random), random))) {
        assertEquals(Costs.of(DARTS.network(moved)), DARTS.cost(moved));
      }
      assertTrue(DARTS.cost(moves.mutate(drawn, 0.2, random)).macs() <= 400_000_000);
    }
  }
}
