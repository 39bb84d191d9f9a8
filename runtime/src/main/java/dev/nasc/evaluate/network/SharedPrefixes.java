package dev.nasc.evaluate.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.nasc.data.DeviceExamples;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;

/**
 * Networks on one bank of weights, evaluated on the same images: where two have parted before, what
 * their common layers yield is kept, and the next network that begins so goes on from there. The
 * results are bit-equal to those from the images on; what is kept is bounded, the longest unused
 * goes first.
 */
public final class SharedPrefixes implements AutoCloseable {
  private final Torch torch;
  private final Recalibration recalibration;
  private final DeviceExamples validation;
  private final PrefixTree tree;

  /**
   * @param recalibration that measures a network's statistics; closed with this
   * @param validation that they are then evaluated on; closed with this
   * @param keptBytes the most that is kept; 0 for nothing
   */
  public SharedPrefixes(
      Torch torch, Recalibration recalibration, DeviceExamples validation, long keptBytes) {
    this.torch = torch;
    this.recalibration = recalibration;
    this.validation = validation;
    int images = recalibration.examples().size() + validation.size();
    this.tree = new PrefixTree(torch, images, keptBytes);
  }

  /**
   * The accuracy on the validation part, with statistics of its own.
   *
   * @return 0–1, or NaN where the network yields anything that is no number
   */
  public double accuracy(Execution network) {
    var path = tree.path(network);
    try (var statistics = new Statistics(torch)) {
      path.known().ifPresent(known -> statistics.share(known.statistics()));
      calibrate(network, path, statistics);
      path.begun().forEach(prefix -> prefix.take(statistics));
      var mode = Mode.evaluating(statistics);
      double accuracy =
          Accuracy.of(
              torch,
              validation,
              (chunk, images) -> {
                var start = path.known().map(it -> it.validation().get(chunk)).orElse(images);
                return forward(network, path, start, mode, images.getManager(), false);
              });
      path.finish();
      return accuracy;
    } finally {
      path.giveUp();
    }
  }

  private void calibrate(Execution network, PrefixTree.Path path, Statistics statistics) {
    var examples = recalibration.examples();
    Torch.notRecording(
        () -> {
          int number = 0;
          for (var chunk : examples.chunks(DeviceExamples.CHUNK)) {
            try (var manager = torch.newManager()) {
              int n = number++;
              var start =
                  path.known()
                      .map(it -> it.calibration().get(n))
                      .orElseGet(() -> examples.range(manager, chunk.from(), chunk.to()).images());
              var mode = Mode.recalibrating(statistics, n);
              forward(network, path, start, mode, manager, true).close();
            }
          }
        });
  }

  /** From where something is known on, by way of what is to be kept. */
  private static NDArray forward(
      Execution network,
      PrefixTree.Path path,
      NDArray start,
      Mode mode,
      NDManager step,
      boolean calibrating) {
    int at = path.known().map(PrefixTree.Prefix::layers).orElse(0);
    var whole = new NDIndex().addSliceDim(0, start.getShape().get(0));
    try (var first = start.get(step, whole)) {
      var x = first;
      for (var prefix : path.begun()) {
        x = prefix.keep(network.forward(at, prefix.layers(), x, mode));
        (calibrating ? prefix.calibration() : prefix.validation()).add(x);
        at = prefix.layers();
      }
      var logits = network.forward(at, network.network().layers().size(), x, mode);
      logits.attach(step);
      return logits;
    }
  }

  @Override
  public void close() {
    tree.close();
    validation.close();
    recalibration.close();
  }
}
