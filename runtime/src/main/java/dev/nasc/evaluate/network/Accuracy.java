package dev.nasc.evaluate.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.nasc.data.DeviceExamples;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;

/** The share of examples that a network classifies rightly. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * Measures it.
   *
   * @return 0–1, or NaN where the network yields anything that is no number
   */
  public static double of(Torch torch, Execution network, Mode mode, DeviceExamples examples) {
    return of(torch, examples, (chunk, images) -> network.forward(images, mode));
  }

  /** What a network yields for the images of a chunk, by the chunk's number: N×classes. */
  interface Answer {
    NDArray logits(int chunk, NDArray images);
  }

  static double of(Torch torch, DeviceExamples examples, Answer network) {
    return Torch.inferring(
        () -> {
          try (var manager = torch.newManager()) {
            return measure(manager, network, examples);
          }
        });
  }

  /** The share of one batch, 0–1. */
  public static double of(Execution network, Mode mode, DeviceExamples.Batch batch) {
    try (var logits = Torch.inferring(() -> network.forward(batch.images(), mode));
        var right = Torch.call(() -> countRight(logits, batch.labels()))) {
      return (double) right.getLong() / batch.size();
    }
  }

  /** What a chunk yields stays on the device; only the two sums at the end are waited for. */
  private static double measure(NDManager manager, Answer network, DeviceExamples examples) {
    NDArray right = manager.create(0L);
    NDArray sum = manager.create(0f);
    int number = 0;
    for (var chunk : examples.chunks(DeviceExamples.CHUNK)) {
      var batch = examples.range(manager, chunk.from(), chunk.to());
      try (var images = batch.images();
          var labels = batch.labels();
          var logits = network.logits(number++, images)) {
        NDArray rightHere = Torch.call(() -> countRight(logits, labels));
        NDArray sumHere = Torch.call(() -> logits.sum());
        right = right.add(rightHere);
        sum = sum.add(sumHere);
      }
    }
    if (!Float.isFinite(sum.getFloat())) {
      return Double.NaN;
    }
    return (double) right.getLong() / examples.size();
  }

  private static NDArray countRight(NDArray logits, NDArray labels) {
    try (var guess = logits.argMax(1);
        var equal = guess.eq(labels);
        var numbers = equal.toType(DataType.INT64, false)) {
      return numbers.sum();
    }
  }
}
