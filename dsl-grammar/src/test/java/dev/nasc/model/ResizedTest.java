package dev.nasc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import org.junit.jupiter.api.Test;

class ResizedTest {
  private static final String TEXT =
      """
      import std.mobile
      block residual { sum(input, conv_bn(16, kernel: 3)) }
      space net {
        input: image(3, SIZE, SIZE)
        conv_bn(8, kernel: 3, stride: 2)
        a: mbconv(16, kernel: 5, expand: 3, stride: 2, se: 25%)
        residual; max_pool(3, stride: 2)
        END
      }
      """;

  private static Network network(int size, String end) {
    var text = TEXT.replace("SIZE", String.valueOf(size)).replace("END", end);
    var file = new SourceFile("net.nas", text);
    var space = Compiler.compile(file, Sources.NONE, Options.DEFAULT).space("net").orElseThrow();
    return space.network(space.cheapest(Measure.MACS));
  }

  @Test
  void itIsTheNetworkThatTheSpaceHasAtThatSize() {
    var pooled = "global_avg_pool; linear(10)";
    assertEquals(network(24, pooled), Resized.of(network(48, pooled), 0.5));
    assertEquals(network(28, pooled), Resized.of(network(48, pooled), Math.sqrt(1 / 3.0)));
  }

  /** Without a pool the last layer has weights for each place of the map. */
  @Test
  void whatIsMadeForOneSizeIsSaid() {
    var refused =
        assertThrows(ShapeRule.Unfit.class, () -> Resized.of(network(48, "linear(10)"), 0.5));
    assertEquals("`linear` takes maps of one size; 16×3×3 is none.", refused.sentence());
  }
}
