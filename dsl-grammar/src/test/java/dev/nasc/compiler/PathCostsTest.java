package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a space says that an architecture costs is what its network costs, turn by turn. */
class PathCostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "r: repeat(3) { op: any(e0: conv(4 + index), e1: relu) }",
        "r: repeat(3) { op: any(e0: conv(4, kernel: 1) if index < 1, e1: relu, e2: bn if index > 1) }",
        "block f(c) { conv(c); relu }; r: repeat(3) { op: any(e0: f(4 + 2 * index), e1: relu) }",
        "block w(body) { body; relu }; r: repeat(3) { op: any(e0: w { conv(4 + index) }, e1: relu) }",
        "block g { conv(4) then conv(16) }; block t(f) = any(a: f, b: conv(8)); r: repeat(3) { q: t(g); conv(6) }",
        "block g { conv(4) then conv(16) }; block a(f) { f; relu }; block b(f) { a(f) }; c: conv(any(4, 8)); r: repeat(3) { b(g); conv(6) }",
        "block g { conv(4) then conv(16) }; block a(f) { f; relu }; let h = g; c: conv(any(4, 8)); r: repeat(3) { a(h); conv(6) }",
        "cell k { conv(6) then conv(6, kernel: 1); op: any(e0: relu, e1: conv(6)) }; conv(6); r: repeat(3) { k }",
      })
  void areThoseOfItsNetwork(String body) {
    check("space s { input: image(6, 8, 8); %s; global_avg_pool; linear(10) }\n".formatted(body));
  }

  @Test
  void areThoseOfItsNetworkWhereAGraphHandsOnAWidthForEachTurn() {
    check(
        """
        block d(channels = 4) { conv(channels) }
        block b(c) = graph {
          nodes:    2
          node:     sum(repeat(2) { any of earlier -> d }, fit: conv(4, kernel: 1))
          channels: c then 2 * c
          output:   concat(nodes)
        }
        space s { cell k(c) = b(c); input: image(6, 8, 8); repeat(2) { k(4); conv(6) } }
        """);
  }

  private static void check(String text) {
    var space = Compile.clean(text).spaces().get(0);
    var random = new SplittableRandom(1);
    for (int drawn = 0; drawn < 40; drawn++) {
      var architecture = space.sample(random);
      assertEquals(
          Costs.of(space.network(architecture)), space.cost(architecture), architecture::toString);
    }
  }

  /** Each block but the last leaves out what `require` refuses, and is run once for each shape. */
  @ParameterizedTest
  @ValueSource(ints = {4, 18, 60})
  void aRequireDeepInBlocksWithoutChoicesIsAskedOnce(int depth) {
    var text =
        """
        block t(d, c) { conv(c, kernel: 3); bn; t(d - 1, c) if d > 0; require c < 5 }
        space s { input: image(3, 8, 8); let c = any(3, 4, 5); t(%d, c); global_avg_pool; linear(10) }
        """;
    var space = Compile.clean(text.formatted(depth)).spaces().get(0);
    assertEquals(2, space.count().intValueExact());
  }
}
