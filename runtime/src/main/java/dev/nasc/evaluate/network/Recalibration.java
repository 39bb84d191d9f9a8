package dev.nasc.evaluate.network;

import dev.nasc.data.Dataset;
import dev.nasc.data.DeviceExamples;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;

/**
 * Batch norm's statistics for one path of a supernet. Those that training leaves behind mix all
 * paths, and decide the ranking wrongly; so they are measured anew, from nothing, as the plain mean
 * over batches of training images (no momentum; Yu and Huang 2019; Cai et al. 2020, OFA).
 */
public final class Recalibration implements AutoCloseable {
  /** As many training images set the statistics (FairNAS and OFA take about as many). */
  private static final int IMAGES = 2000;

  private final Torch torch;
  private final DeviceExamples examples;

  /**
   * @param seed of the run
   * @param phase the label of the phase whose weights are used: the images are drawn by it
   */
  public Recalibration(Torch torch, Dataset data, long seed, String phase) {
    this.torch = torch;
    var random = Draws.of(seed, phase, 0, "recalibration");
    this.examples = new DeviceExamples(torch, data.train().sample(IMAGES, random));
  }

  /** The images, in the order in which they are used. */
  DeviceExamples examples() {
    return examples;
  }

  /** The statistics of a network, to be closed. */
  public Statistics of(Execution network) {
    return of(torch, network, examples);
  }

  /** The statistics of a network on these examples, to be closed. */
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

  @Override
  public void close() {
    examples.close();
  }
}
