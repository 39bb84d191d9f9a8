package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.nasc.data.Standard;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A teacher of other data sees their scale. */
class RescalingTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final Standard HERE = new Standard(List.of(10.0, 0.0), List.of(2.0, 1.0));

  @Test
  void thePixelsAreStandardisedAsTheOtherDataWere() {
    var there = Map.of("mean", "[8.0, 1.0]", "deviation", "[4.0, 0.5]");
    try (var manager = TORCH.newManager();
        var scale = Rescaling.of(TORCH, HERE, there).orElseThrow()) {
      // Pixels 14 and 3: (14 − 10) / 2 and (3 − 0) / 1 here, (14 − 8) / 4 and (3 − 1) / 0.5 there.
      var images = manager.create(new float[] {2, 3}, new Shape(1, 2, 1, 1));
      var seen = scale.in(images, scaled -> scaled.duplicate());
      assertArrayEquals(new float[] {1.5f, 4}, seen.toFloatArray());
    }
  }

  @Test
  void theSameScaleAndOneThatIsNotToldLeaveThemAsTheyAre() {
    var same = Map.of("mean", HERE.mean().toString(), "deviation", HERE.deviation().toString());
    assertTrue(Rescaling.of(TORCH, HERE, same).isEmpty());
    assertTrue(Rescaling.of(TORCH, HERE, Map.of()).isEmpty());
    assertTrue(Rescaling.of(TORCH, HERE, Map.of("mean", "[", "deviation", "{}")).isEmpty());
  }
}
