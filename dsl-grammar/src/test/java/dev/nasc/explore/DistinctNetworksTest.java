package dev.nasc.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.compiler.Options;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Architectures that are written differently and compute the same. */
class DistinctNetworksTest {

  @Test
  void aSumOfTwoOfSixteenHasNoOrder() {
    // One block of PNAS (Liu et al. 2018, section 3): 16 operations on inputs, two are added.
    assertEquals(
        OptionalLong.of(136),
        count(
            """
            import std.cells
            space level1 {
              cell cell1 = graph {
                inputs: [prev2, prev] -> project(8, like: prev)
                nodes:  1
                node:   sum(repeat(2) { any of earlier -> any(
                          sep3: sep_conv(3), sep5: sep_conv(5), sep7: sep_conv(7), conv: conv(kernel: 3),
                          skip, avg3: avg_pool(3), max3: max_pool(3), dil3: dil_conv(3)) })
              }
              input: image(3, 8, 8)
              cell1; cell1
            }
            """));
  }

  @Test
  void whatIsDoneToZerosIsZeros() {
    assertEquals(
        OptionalLong.of(3),
        count(
            """
            import std.cells
            space s {
              input: image(3, 8, 8)
              a: any(none, relu)
              b: any(relu6, skip)
            }
            """));
  }

  @Test
  void zerosAddNothing() {
    assertEquals(
        OptionalLong.of(4), // the input alone, with either, with both
        count(
            """
            import std.cells
            space s {
              input: image(3, 8, 8)
              sum(input, a: any(none, relu), b: any(none, relu6))
            }
            """));
  }

  private static OptionalLong count(String text) {
    var compiled =
        dev.nasc.compiler.Compiler.compile(
            new SourceFile("s.nas", text), Sources.NONE, Options.DEFAULT);
    assertEquals("[]", compiled.diagnostics().toString());
    return compiled.spaces().get(0).distinctNetworks();
  }
}
