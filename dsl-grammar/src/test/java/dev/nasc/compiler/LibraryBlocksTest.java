package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.cost.Costs;
import dev.nasc.model.Layer;
import dev.nasc.model.Operation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Blocks of the library on 12 channels of 8×8, worked out by hand: shape, multiply-adds, params.
 */
class LibraryBlocksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // widen 12·24·64, depthwise 9·24·64, project 24·12·64; norms 2·(24 + 24 + 12)
        "mbconv(12, expand: 2)                    | 12×8×8 | 50688 | 912",
        // … and a squeeze to a quarter of 12: 2·24·3, with biases 3 + 24
        "mbconv(12, expand: 2, se: 25%)           | 12×8×8 | 50832 | 1083",
        // a share that is less than one channel is one: 2·24·1, 1 + 24
        "mbconv(12, expand: 2, se: 1%)            | 12×8×8 | 50736 | 985",
        // middle 16: 12·16·64 + 9·16·64 + 16·12·64, squeeze to 8
        "bneck(12, hidden: 16, se: true)          | 12×8×8 | 34048 | 896",
        // no widening: 9·12·16 + 12·24·16
        "mbconv(24, expand: 1, stride: 2)         | 24×4×4 | 6336 | 468",
        "sep_bn(24, kernel: 5, se: 25%)           | 24×8×8 | 37704 | 747",
        "squeeze_excite(3)                        | 12×8×8 | 72 | 87",
        // widen 12·72·64, then one pixel 72·1984
        "mbpool(1984)                             | 1984×1×1 | 198144 | 143856",
        // 4 channels each with 3×3, 5×5, 7×7; of 11 channels the first takes 6
        "mix_conv(3)                              | 12×8×8 | 21248 | 332",
        "{ conv(11, kernel: 1); mix_conv(2) }     | 11×8×8 | 19904 | 311",
        // 6 of 11 by 1×1, 6 from these by 3×3, then 11 of 12
        "ghost(11)                                | 11×8×8 | 8064 | 150",
        "basic_block(12)                          | 12×8×8 | 165888 | 2640",
        "basic_block(24, stride: 2)               | 24×4×4 | 129024 | 8208",
        "bottleneck(6, stride: 2)                 | 24×4×4 | 16704 | 948",
        "token_mlp(2)                             | 12×8×8 | 36864 | 612",
        "patch_embedding(5, patch: 4)             | 5×2×2  | 3840 | 965",
      })
  void costs(String block, String shape, long macs, long params) {
    var layers = layers(block);
    var cost = layers.stream().map(Costs::of).reduce(dev.nasc.model.Cost.ZERO, (a, b) -> a.plus(b));
    assertEquals(shape, layers.get(layers.size() - 1).output().toString());
    assertEquals(macs, cost.macs());
    assertEquals(params, cost.params());
  }

  @Test
  void mixedKernelsGrowByTwo() {
    var kernels =
        layers("mix_conv(3)").stream()
            .map(Layer::operation)
            .filter(Operation.Conv.class::isInstance)
            .map(conv -> ((Operation.Conv) conv).kernel().width())
            .toList();
    assertEquals(List.of(3, 5, 7), kernels);
  }

  @Test
  void theStepInTheMiddleMayBeAnother() {
    var layers = layers("mbconv(24, stride: 2, dw: mix_conv(2, stride: 2))");
    assertEquals(
        2,
        layers.stream()
            .filter(it -> it.operation() instanceof Operation.Conv conv && conv.groups() == 36)
            .count());
  }

  private static List<Layer> layers(String block) {
    var text =
        """
        import std.mobile
        import std.residual
        import std.vision_transformer
        space s { input: image(12, 8, 8); %s }
        """;
    var space = Compile.clean(text.formatted(block)).space("s").orElseThrow();
    return space.network(space.sample(new SplittableRandom(0))).layers();
  }
}
