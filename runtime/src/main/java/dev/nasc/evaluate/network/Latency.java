package dev.nasc.evaluate.network;

import ai.djl.ndarray.types.Shape;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import java.util.Arrays;

/** The time of one forward pass of one image on this device. */
public final class Latency {
  /** Passes before the clock counts, until caches and the engine's choices have settled. */
  private static final int WARM = 5;

  private static final int MEASURED = 31;

  private Latency() {}

  /** The median of several passes, in seconds; each is waited for. */
  public static double seconds(Torch torch, Execution network) {
    return Torch.inferring(
        () -> {
          var shape = network.network().input();
          try (var manager = torch.newManager();
              var statistics = new Statistics(torch)) {
            var image =
                torch.zeros(manager, new Shape(1, shape.channels(), shape.height(), shape.width()));
            var mode = Mode.evaluating(statistics);
            var times = new double[MEASURED];
            for (int i = -WARM; i < MEASURED; i++) {
              long began = System.nanoTime();
              try (var logits = network.forward(image, mode)) {
                var unused = logits.toFloatArray();
              }
              times[Math.max(0, i)] = (System.nanoTime() - began) / 1e9;
            }
            Arrays.sort(times);
            return times[MEASURED / 2];
          }
        });
  }
}
