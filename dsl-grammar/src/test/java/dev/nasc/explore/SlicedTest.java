package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Compile;
import dev.nasc.cost.Costs;
import dev.nasc.model.Address;
import dev.nasc.model.Extent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which networks of a space are slices of its largest one. */
class SlicedTest {

  /**
   * The elastic network of github.com/mit-han-lab/once-for-all (MobileNetV3, width 1.0) learns
   * 7,678,880 numbers: the largest network, and for each depthwise convolution a matrix from 7×7 to
   * 5×5 and one from there to 3×3.
   */
  @Test
  void theElasticNetworkOfOnceForAllHasItsPublishedSize() {
    var elastic = Compile.example("ofa.nas").space("ofa").orElseThrow().elastic();
    assertEquals(20, elastic.kernels().size());
    long matrices =
        elastic.kernels().values().stream()
            .flatMap(sizes -> sizes.stream().skip(1))
            .mapToLong(size -> size.area() * size.area())
            .sum();
    assertEquals(7_678_880, Costs.of(elastic.network()).params() + matrices);
    assertEquals(Set.of(new Address("size")), elastic.resolution());
    assertEquals(
        List.of(Extent.square(7), Extent.square(5), Extent.square(3)),
        elastic.kernels().get("s3.1.bneck.sum.inverted.depthwise.dw"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv(8, kernel: any(3, 5)); bn",
        "conv(any(4, 8)); bn; relu; conv(8)",
        "repeat(any(1..3)) { conv(8) }",
        "op: any(a: { conv(8); bn }, b: relu, c: input)",
        "mbconv(8, expand: any(3, 6), se: 25%)",
        "let c = any(4, 8); conv(c); dw_conv(3); bn; conv(8)",
      })
  void theseAreSlices(String steps) {
    assertEquals("", sliced(steps).misfit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          op: any(a: conv(8), b: conv(8, bias: true)) | with `op` = `b` the largest network has no `op.b`
          conv(8, kernel: any(2, 5))                  | with `kernel` = `2` `conv` is no part of what the largest network has there
          mbconv(8, expand: any(1, 6))                | with `expand` = `1` `mbconv.sum.inverted.depthwise.dw` reads channels of `input`, which are not the first of `mbconv.sum.inverted.widen.conv`
          let c = any(4, 8); concat(conv(c), conv(4)); conv(8) | with `c` = `4` `conv` reads channels of `concat`, which are not the first of `concat`
          """)
  void theseAreNone(String steps, String misfit) {
    assertEquals(misfit, sliced(steps).misfit());
  }

  private static Sliced sliced(String steps) {
    var text =
        "import std.mobile\nspace s { input: image(8, 8, 8)\n%s\nglobal_avg_pool; linear(10) }";
    return Compile.clean(text.formatted(steps)).space("s").orElseThrow().sliced();
  }
}
