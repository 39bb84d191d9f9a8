package dev.nasc.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Layer;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Layer CONV = layer("a", new Operation.Conv(16, 64, 3, 1, 1, 1, 1, false));
  private static final Layer LINEAR = layer("b", new Operation.Linear(100, 50, true));

  @Test
  void initialValuesDoNotDependOnTheOrderOfCreation() {
    try (var one = new Weights(TORCH, 7, "net");
        var other = new Weights(TORCH, 7, "net");
        var otherSeed = new Weights(TORCH, 8, "net")) {
      one.of(CONV);
      one.of(LINEAR);
      other.of(LINEAR);
      assertArrayEquals(first(one, CONV), first(other, CONV));
      assertArrayEquals(first(one, LINEAR), first(other, LINEAR));
      assertFalse(Arrays.equals(first(one, CONV), first(otherSeed, CONV)));
    }
  }

  /** N(0, √(2/(k²·C_out))) and U(±1/√n): within 3 % of the deviations they should have. */
  @Test
  void initialValuesHaveThePublishedSpread() {
    try (var weights = new Weights(TORCH, 7, "net")) {
      double conv = Math.sqrt(2.0 / (9 * 64));
      assertEquals(1, deviation(first(weights, CONV)) / conv, 0.03);
      double linear = 0.1 / Math.sqrt(3);
      assertEquals(1, deviation(first(weights, LINEAR)) / linear, 0.03);
      for (float value : first(weights, LINEAR)) {
        assertTrue(Math.abs(value) <= 0.1f);
      }
    }
  }

  @Test
  void oneKeyHasOneShape() {
    try (var weights = new Weights(TORCH, 7, "net")) {
      weights.of(CONV);
      var other = layer("a", new Operation.Conv(16, 64, 5, 1, 2, 1, 1, false));
      assertThrows(IllegalStateException.class, () -> weights.of(other));
    }
  }

  @Test
  void aDeviceThatIsNotThereIsRefusedInOneSentence() {
    var unknown = assertThrows(EngineUnavailable.class, () -> Torch.open("tpu", 1));
    assertEquals(
        "No device is called `tpu`; write `auto`, `cpu`, `gpu(0)` or `gpu(0..3)`.",
        unknown.getMessage());
    var absent = assertThrows(EngineUnavailable.class, () -> Torch.open("gpu(99)", 1));
    assertTrue(String.valueOf(absent.getMessage()).startsWith("Device `gpu(99)` is not there: "));
  }

  private static float[] first(Weights weights, Layer layer) {
    return weights.of(layer).get(0).value().toFloatArray();
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * (double) value;
    }
    return Math.sqrt(squares / values.length);
  }

  private static Layer layer(String place, Operation operation) {
    return new Layer(place, place, operation, List.of(0), new TensorShape(1, 1, 1));
  }
}
