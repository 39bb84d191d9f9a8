package dev.nasc.train;

import dev.nasc.data.DeviceExamples;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;

/** One forward and one backward pass from the cross entropy; keeps the meter of the losses. */
final class LossStep implements AutoCloseable {
  private final Torch torch;
  private final CrossEntropy crossEntropy;
  private final LossMeter meter;

  LossStep(Torch torch, int classes, double smoothing) {
    this.torch = torch;
    this.crossEntropy = new CrossEntropy(torch, classes, smoothing);
    this.meter = new LossMeter(torch);
  }

  /**
   * Adds the gradient of the loss of a batch to the parameters that record. The intermediates of
   * the pass end here, not with the step.
   */
  void backward(Execution network, DeviceExamples.Batch batch, Mode mode, Scaled scaled) {
    try (var logits = Torch.recording(() -> network.forward(batch.images(), mode));
        var logs = Torch.recording(() -> Torch.call(() -> logits.logSoftmax(1)));
        var seed = Torch.call(() -> crossEntropy.seed(batch.labels(), scaled))) {
      torch.backward(logs, seed);
      Torch.run(() -> meter.addProduct(logs, seed));
    }
  }

  /** The mean loss since it was last asked; waits for the device. */
  double meanLoss() {
    return Torch.call(meter::mean);
  }

  @Override
  public void close() {
    meter.close();
    crossEntropy.close();
  }
}
