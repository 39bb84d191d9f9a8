package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.model.Measure;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FairNAS as published, to the digit. */
class FairNasTest {
  private final Compilation fairnas = Compile.example("fairnas.nas");

  @ParameterizedTest
  @CsvSource({
    "fairnas_a, 388122848, 4651352",
    "fairnas_b, 345297632, 4506272",
    "fairnas_c, 321024992, 4397864"
  })
  void countsThePublishedNetworks(String name, long macs, long params) {
    var architecture = fairnas.architecture(name).orElseThrow();
    var cost = Costs.of(architecture.network());
    assertEquals(macs, cost.macs());
    assertEquals(params, cost.params());
    assertEquals(cost, architecture.space().cost(architecture.architecture()));
  }

  @Test
  void countsAndBoundsTheSpace() {
    var space = fairnas.space("fairnas").orElseThrow();
    assertEquals(BigInteger.valueOf(6).pow(19), space.count());
    assertEquals(new Bounds(247_129_856, 557_405_696), space.bounds(Measure.MACS));
    assertEquals(new Bounds(3_189_080, 5_090_024), space.bounds(Measure.PARAMS));
  }

  @Test
  void hasOneBlockOfSixCandidatesALayer() {
    var blocks = fairnas.space("fairnas").orElseThrow().choiceBlocks();
    assertEquals(19, blocks.size());
    blocks.forEach(block -> assertEquals(6, block.candidates()));
    assertEquals("s1.0.mbconv", blocks.get(0).place());
  }
}
