package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.nasc.data.DeviceExamples;
import dev.nasc.model.Network;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Optional;

/**
 * One forward and one backward pass from the cross entropy, that of each auxiliary head added with
 * its weight (Szegedy et al. 2015, section 5); keeps the meter of the losses.
 */
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
    backward(network, batch, mode, scaled, Optional.empty());
  }

  /**
   * The same for a loss with a further share.
   *
   * @param further its gradient by the logarithms of the probabilities, N×C
   */
  void backward(
      Execution network,
      DeviceExamples.Batch batch,
      Mode mode,
      Scaled scaled,
      Optional<NDArray> further) {
    var heads = network.network().heads();
    try (var logits = Torch.recording(() -> joined(network.outputs(batch.images(), mode)));
        var logs = Torch.recording(() -> Torch.call(() -> logits.logSoftmax(1)));
        var target = Torch.call(() -> crossEntropy.seed(batch, scaled));
        var seed = Torch.call(() -> weighted(further.map(target::addi).orElse(target), heads))) {
      torch.backward(logs, seed);
      Torch.run(() -> meter.addProduct(logs, seed));
    }
  }

  /** The outputs of the heads and of the network below each other. */
  private static NDArray joined(List<NDArray> outputs) {
    if (outputs.size() == 1) {
      return outputs.get(0);
    }
    try (var all = new NDList(outputs)) {
      return Torch.call(() -> NDArrays.concat(all, 0));
    }
  }

  /** What a backward pass starts with, for each head by its weight. */
  static NDArray weighted(NDArray seed, List<Network.Head> heads) {
    if (heads.isEmpty()) {
      return seed;
    }
    try (var all = new NDList()) {
      heads.forEach(head -> all.add(seed.mul(head.weight())));
      all.add(seed);
      return NDArrays.concat(all, 0);
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
