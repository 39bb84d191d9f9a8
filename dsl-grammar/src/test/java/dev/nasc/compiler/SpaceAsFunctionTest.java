package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import dev.nasc.model.Measure;
import org.junit.jupiter.api.Test;

/** One space at several sizes, and one architecture in several spaces. */
class SpaceAsFunctionTest {
  private static final String TEXT =
      """
      space net(c, classes = 10) {
        input: image(1, 8, 8)
        layers: repeat(2) { conv(c, kernel: any(1, 3)) }
        global_avg_pool; linear(classes)
      }
      architecture small of net(4) { layers.kernel = [3, 1] }
      architecture large of net(8, classes: 5) = small
      search s {
        space: net(c: 4)
        data: digits
        maximize accuracy
        strategy { w: one_shot(); front: nsga2(score: w, population: 2, trials: 4) }
      }
      """;

  @Test
  void argumentsSetTheSize() {
    var compilation = Compile.clean(TEXT);
    assertEquals(64 * (4 * 9 + 16) + 40, macs(compilation, "small"));
    assertEquals(64 * (8 * 9 + 64) + 40, macs(compilation, "large"));
  }

  @Test
  void aSearchNamesTheSpaceAtItsSize() {
    var compilation = Compile.clean(TEXT);
    var search = compilation.search("s").orElseThrow();
    var space = compilation.space(search.space()).orElseThrow();
    assertEquals("net(c: 4)", space.name());
    assertEquals(4, space.count().intValueExact());
    assertEquals(64 * (4 + 16) + 40, space.bounds(Measure.MACS).least());
  }

  private static long macs(Compilation compilation, String name) {
    return Costs.of(compilation.architecture(name).orElseThrow().network()).macs();
  }
}
