package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shape, multiply-adds and parameters of the library's layers, worked out by hand. */
class OperationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv(4, kernel: [1, 7])                    | 4×6×10  | 10080 | 168",
        "conv(4, kernel: [3, 1], stride: [2, 1])    | 4×3×10  | 2160  | 72",
        "conv(4, kernel: 3, padding: [0, 1])        | 4×4×10  | 8640  | 216",
        "zero                                       | 6×6×10  | 0     | 0",
        "zero(4)                                    | 6×2×3   | 0     | 0",
        "pad(8)                                     | 8×6×10  | 0     | 0",
        "pad(height: 7, width: 12)                  | 6×7×12  | 0     | 0",
        "slice(2)                                   | 2×6×10  | 0     | 0",
        "slice(2, from: 4, axis: height)            | 6×2×10  | 0     | 0",
        "upsample(3)                                | 6×18×30 | 0     | 0",
        "channel_shuffle(3)                         | 6×6×10  | 0     | 0",
        "gelu                                       | 6×6×10  | 0     | 0",
        "layer_norm                                 | 6×6×10  | 0     | 12",
        "class_token                                | 6×61×1  | 0     | 6",
        "position_embedding                         | 6×6×10  | 0     | 360",
        "product(input, global_avg_pool)            | 6×6×10  | 0     | 0",
        // 60 tokens: 4·6·6 weights for each, and 2·60·60·6 for the two products
        "attention(heads: 2)                        | 6×6×10  | 51840 | 168",
        "attention(3, head_channels: 8, bias: false) | 6×6×10 | 207360 | 576",
      })
  void costs(String layer, String shape, long macs, long params) {
    var network = network("input: image(6, 6, 10)\n" + layer);
    var cost = Costs.of(network);
    assertEquals(shape, network.output().toString());
    assertEquals(macs, cost.macs());
    assertEquals(params, cost.params());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pad(4)                 | `pad` cannot make 4×6×10 out of 6×6×10.",
        "slice(3, from: 4)      | `slice` cannot take 3 from 4 of 6×6×10.",
        "channel_shuffle(4)     | `channel_shuffle` cannot part 6 channels into 4 groups.",
        "attention(heads: 4)    | `head_channels` should be a whole number from 1 to 100000; it is 1.5.",
        "conv(4, kernel: [1, 2, 3]) | `kernel` should be a whole number from 1 to 255, or a list of two; it is a list of 3.",
        "product(input, conv(3)) | `product` joins 6×6×10 and 3×6×10.",
      })
  void whatDoesNotFitIsSaid(String layer, String sentence) {
    var text = "space s {\ninput: image(6, 6, 10)\n" + layer + "\n}\n";
    var sentences =
        Compile.text(text).diagnostics().stream()
            .filter(finding -> finding.isError())
            .map(finding -> finding.message())
            .toList();
    assertEquals(List.of(sentence), sentences);
  }

  private static final String INVOLUTION =
      """
      operation involution(kernel = 7, groups = 16, stride = 1) {
        output: shape(input.channels, input.height / stride, input.width / stride)
        params: input.channels ^ 2 / 4 + input.channels / 4 * kernel ^ 2 * groups
        macs:   params * output.height * output.width + kernel ^ 2 * output.elements
        java:   "org.example.Involution"
      }
      """;

  @Test
  void anOwnOperationSaysWhatItCosts() {
    var compilation =
        Compile.clean(
            INVOLUTION
                + "space s { input: image(16, 8, 8); k: any(involution(3), involution(5, stride: 2)) }");
    var space = compilation.space("s").orElseThrow();
    assertEquals(2, space.count().intValueExact());
    var costs = new java.util.TreeMap<String, String>();
    for (int seed = 0; costs.size() < 2 && seed < 100; seed++) {
      var network = space.network(space.sample(new SplittableRandom(seed)));
      var cost = Costs.of(network);
      costs.put(network.output().toString(), cost.params() + " " + cost.macs());
      assertEquals(
          "org.example.Involution",
          ((Operation.Custom) network.layers().get(0).operation()).java());
    }
    // 64 + 4·9·16 and 64 + 4·25·16
    assertEquals("{16×4×4=1664 33024, 16×8×8=640 50176}", costs.toString());
  }

  @Test
  void anOwnOperationIsToldWhatItLacks() {
    var text =
        """
        operation odd { outputs: input; java: 3 }
        operation half { output: shape(input.channels / 2, 1, 1); params: input.channels / 2; java: "a.B" }
        space s { input: image(3, 8, 8); half; odd }
        """;
    assertEquals(
        List.of(
            "1:11 The operation `odd` has no `output`. Write `output: shape(channels, height, width)`.",
            "1:17 A custom operation has no `outputs`. Did you mean `output`?",
            "1:39 `java` should be the name of a class in quotes; it is `3`.",
            "2:32 `channels` should be a whole number from 1 to 1000000; it is 1.5."),
        Compile.errors(Compile.text(text)));
  }

  private static Network network(String body) {
    var space = Compile.clean("space s {\n" + body + "\n}\n").space("s").orElseThrow();
    return space.network(space.sample(new SplittableRandom(0)));
  }
}
