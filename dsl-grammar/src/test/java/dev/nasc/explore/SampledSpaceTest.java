package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.analysis.Exactness;
import dev.nasc.analysis.Resolution;
import dev.nasc.compiler.Compile;
import dev.nasc.cost.Costs;
import dev.nasc.model.Measure;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spaces that are too entangled to add up costs: decisions are exact, costs are sampled. */
class SampledSpaceTest {
  private static final WalkedSpace NAS_RL =
      Compile.example("nas_rl.nas").space("nas_rl").orElseThrow();

  private static WalkedSpace space(int layers, String require) {
    return Compile.clean(
            """
            space s {
              input: image(3, 8, 8)
              graph {
                nodes: %d
                node: { concat(skips: some of nodes, empty: input); conv(any(4, 6, 8), kernel: any(1, 3)) }
                output: concat(unused(nodes))
              }
              %s
            }
            """
                .formatted(layers, require))
        .space("s")
        .orElseThrow();
  }

  @Test
  void countsDecisionsExactly() {
    // Each of 15 layers: 4 heights, 4 widths, 4 filters, and any subset of the layers before it.
    assertEquals(BigInteger.TWO.pow(15 * 6 + 105), NAS_RL.count());
    assertTrue(NAS_RL.isSampled());
  }

  @Test
  void drawsAndMovesStayInside() {
    var random = new SplittableRandom(1);
    var one = NAS_RL.sample(random);
    var other = NAS_RL.mutate(one, 0.1, random);
    assertFalse(one.equals(other));
    for (var architecture : List.of(one, other, NAS_RL.cross(one, other, random))) {
      assertEquals(Costs.of(NAS_RL.network(architecture)), NAS_RL.cost(architecture));
      assertTrue(NAS_RL.contains(architecture));
    }
  }

  @Test
  void saysThatCostsAreSampled() {
    var spread = NAS_RL.distribution(Measure.MACS, Resolution.EDITOR);
    assertEquals(Exactness.SAMPLED, spread.exactness());
    assertEquals(Exactness.SAMPLED, spread.upTo(1_000_000_000).exactness());
    assertTrue(spread.distinct().isEmpty());
  }

  @Test
  void theSampleIsOfTheWholeSpace() {
    var exact = space(3, "");
    var loose = SpaceWalk.loosely("s", exact.program()).orElseThrow().space();
    double sd = Math.sqrt(exact.moments(Measure.MACS).variance() / 400);
    assertEquals(
        exact.moments(Measure.MACS).mean(),
        loose.orElseThrow().moments(Measure.MACS).mean(),
        4 * sd);
  }

  @Test
  void aPartCostsWhatItCostsInEachArchitecture() {
    var space = space(7, "");
    var whole = space.partOf(space.program().use().span());
    assertEquals(space.moments(Measure.MACS), whole.moments(Measure.MACS));
  }

  @Test
  void drawsKeepWhatIsRequired() {
    var space = space(7, "require macs <= 150k");
    assertFalse(space.isExact());
    var random = new SplittableRandom(2);
    for (int i = 0; i < 20; i++) {
      assertTrue(space.cost(space.sample(random)).macs() <= 150_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fairnas", "nas_bench_201", "enas"})
  void looseWalksCountAsExactOnes(String name) {
    for (var space : Compile.example(name + ".nas").spaces()) {
      SpaceWalk.loosely(space.name(), space.program())
          .flatMap(SpaceWalk.Walked::space)
          .ifPresent(loose -> assertEquals(space.count(), loose.count(), space.name()));
    }
  }

  @Test
  void isRefusedWhereDecisionsHangOnShapes() {
    var space =
        Compile.clean(
                """
                block keep { op: any(relu, bn, input if input.channels == 8) }
                space s { input: image(3, 8, 8); conv(any(4, 8)); keep }
                """)
            .space("s")
            .orElseThrow();
    assertTrue(SpaceWalk.loosely("s", space.program()).isEmpty());
  }
}
