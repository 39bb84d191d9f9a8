package dev.nasc.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.compiler.Compile;
import dev.nasc.model.Network;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network's time is the sum of its operations' lines. */
class LatencyTableTest {
  private static final String TABLE =
      """
      operation,input,output,milliseconds
      conv(k3 s2 g1),3x32x32,8x16x16,1.25
      conv(k3 s1 g8),8x16x16,8x16x16,0.5
      max_pool(k3 s2),8x16x16,8x8x8,0.125

      linear,8x8x8,10x1x1,2
      """;

  private static Network network(String steps) {
    var text = "space s { input: image(3, 32, 32); " + steps + " }";
    var space = Compile.clean(text).space("s").orElseThrow();
    return space.network(space.sample(new SplittableRandom(0)));
  }

  private static LatencyTable table() {
    return LatencyTable.read(TABLE).table().orElseThrow();
  }

  @Test
  void linesAreAddedUpAndWhatHasNoneIsFree() {
    var network =
        network("conv(8, stride: 2); bn; relu; dw_conv(3); max_pool(3, stride: 2); linear(10)");
    var price = table().price(network);
    assertEquals(Optional.empty(), price.unknown());
    assertEquals(1.25 + 0.5 + 0.125 + 2, price.milliseconds());
  }

  @Test
  void aShapeThatWasNotMeasuredIsSaid() {
    var price = table().price(network("conv(8, stride: 2); conv(16, kernel: 5)"));
    assertEquals(Optional.of("conv(k5 s1 g1),8x16x16,16x16x16"), price.unknown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          conv,1,2                        | its first line is not `operation,input,output,milliseconds`
          @linear,8x8x8,10x1x1            | line 2 is no time of an operation
          @linear,8x8x8,10x1x1,-1         | line 2 is no time of an operation
          @linear,8x8x8,10x1x1,NaN        | line 2 is no time of an operation
          """)
  void whatIsNoTableIsSaid(String text, String problem) {
    var read = LatencyTable.read(text.replace("@", "operation,input,output,milliseconds\n"));
    assertTrue(read.table().isEmpty());
    assertEquals(problem, read.problem());
  }
}
