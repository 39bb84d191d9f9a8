package dev.nasc.evaluate.network;

import dev.nasc.data.DeviceExamples;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;

/**
 * Batch norm's statistics for one path of a supernet. Those that training leaves behind mix all
 * paths, and decide the ranking wrongly; so they are measured anew, from nothing, as the plain mean
 * over batches of training images (no momentum; Yu and Huang 2019; Cai et al. 2020, OFA).
 */
final class Recalibration {
  private Recalibration() {}

  /** The statistics of a network, to be closed. */
  static Statistics of(Torch torch, Execution network, DeviceExamples examples) {
    var statistics = new Statistics(torch);
    Torch.notRecording(
        () -> {
          int batch = 0;
          for (var chunk : examples.chunks(DeviceExamples.CHUNK)) {
            try (var manager = torch.newManager()) {
              var images = examples.range(manager, chunk.from(), chunk.to()).images();
              network.forward(images, Mode.recalibrating(statistics, batch++)).close();
            }
          }
        });
    return statistics;
  }
}
