package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.Network;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Optional;

/**
 * Forward and backward passes from the cross entropy on one device, that of each auxiliary head
 * added with its weight (Szegedy et al. 2015, section 5); keeps the meter of the losses.
 */
final class LossPass implements AutoCloseable {
  private final Torch torch;
  private final CrossEntropy crossEntropy;
  private final LossMeter meter;

  LossPass(Torch torch, LossRule rule) {
    this.torch = torch;
    this.crossEntropy =
        new CrossEntropy(torch, rule.classes(), rule.smoothing(), rule.labelWeight());
    this.meter = new LossMeter(torch, rule.finiteOnly());
  }

  /**
   * What a pass runs on.
   *
   * @param further the gradient of a further share of the loss by the logarithms of the
   *     probabilities, N×C
   * @param weight of the loss: the share of the examples that are here
   */
  record Input(
      Execution network, Batch batch, Mode mode, Optional<NDArray> further, double weight) {}

  /**
   * Adds the gradient of the loss of a batch to the parameters that record. The intermediates of
   * the pass end here, not with the step.
   */
  void backward(Input input, Scaled scaled) {
    var network = input.network();
    var batch = input.batch();
    try (var logits = Torch.recording(() -> joined(network.outputs(batch.images(), input.mode())));
        var logs = Torch.recording(() -> Torch.call(() -> logits.logSoftmax(1)));
        var target = Torch.call(() -> crossEntropy.seed(batch, scaled));
        var seed = Torch.call(() -> seed(target, input, scaled))) {
      torch.backward(logs, seed);
      Torch.run(() -> meter.addProduct(logs, seed));
    }
  }

  private static NDArray seed(NDArray target, Input input, Scaled scaled) {
    if (input.weight() != 1) {
      scaled.scale(target, input.weight());
    }
    input.further().ifPresent(target::addi);
    return weighted(target, input.network().network().heads());
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
