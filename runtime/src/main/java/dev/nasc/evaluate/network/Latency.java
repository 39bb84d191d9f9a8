package dev.nasc.evaluate.network;

import ai.djl.ndarray.types.Shape;
import dev.nasc.model.LatencySource;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import java.util.Arrays;

/**
 * The time of one forward pass on this device.
 *
 * @param seconds the median of several passes
 * @param spread their interquartile range, in seconds
 */
public record Latency(double seconds, double spread) {
  /** Passes before the clock counts, until caches and the engine's choices have settled. */
  private static final int WARM = 5;

  /** Measures it; each pass is waited for. */
  public static Latency of(Torch torch, Execution network, LatencySource.Device how) {
    return Torch.inferring(
        () -> {
          var shape = network.network().input();
          try (var manager = torch.newManager();
              var statistics = new Statistics(torch)) {
            var images =
                torch.zeros(
                    manager,
                    new Shape(how.batch(), shape.channels(), shape.height(), shape.width()));
            var mode = Mode.evaluating(statistics);
            var nanos = new long[how.repeats()];
            for (int i = -WARM; i < nanos.length; i++) {
              long began = System.nanoTime();
              try (var logits = network.forward(images, mode)) {
                var unused = logits.toFloatArray();
              }
              nanos[Math.max(0, i)] = System.nanoTime() - began;
            }
            return of(nanos);
          }
        });
  }

  private static Latency of(long[] nanos) {
    Arrays.sort(nanos);
    int n = nanos.length;
    return new Latency(nanos[n / 2] / 1e9, (nanos[3 * n / 4] - nanos[n / 4]) / 1e9);
  }
}
