package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.Network;
import dev.nasc.network.Pass;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Optional;

/**
 * Forward and backward passes from the cross entropy on one device, that of each auxiliary head
 * added with its weight (Szegedy et al. 2015, section 5); keeps the meter of the losses.
 */
final class LossPass implements DeviceLoss {
  private final Torch torch;
  private final CrossEntropy crossEntropy;
  private final LossMeter meter;
  private final Optional<LossScale> scale;

  LossPass(Torch torch, LossRule rule) {
    this.torch = torch;
    this.crossEntropy =
        new CrossEntropy(torch, rule.classes(), rule.smoothing(), rule.labelWeight());
    this.meter = new LossMeter(torch, rule.finiteOnly());
    this.scale = rule.scale();
  }

  /**
   * What a pass runs on.
   *
   * @param further the gradient of a further share of the loss by the logarithms of the
   *     probabilities, N×C
   * @param weight of the loss: the share of the examples that are here
   */
  record Input(Route route, Batch batch, Optional<NDArray> further, double weight) {
    Pass pass(Torch torch, NDArray images) {
      return route.network().pass(torch, images, route.mode());
    }
  }

  /**
   * Adds the gradient of the loss of a batch to the parameters that record. The intermediates of
   * the pass end here, not with the step.
   */
  void backward(Input input, Scaled scaled) {
    if (scale.isPresent()) {
      backwardInHalf(input, scaled, scale.get().value());
      return;
    }
    var batch = input.batch();
    try (var pass = input.pass(torch, batch.images());
        var logits = Torch.recording(() -> joined(pass.outputs()));
        var logs = Torch.recording(() -> Torch.call(() -> logits.logSoftmax(1)));
        var target = Torch.call(() -> crossEntropy.seed(batch, scaled));
        var seed = Torch.call(() -> seed(target, input, scaled))) {
      torch.backward(logs, seed);
      pass.backward();
      Torch.run(() -> meter.addProduct(logs, seed));
    }
  }

  /**
   * The same through a network in float16. From its outputs on everything is float32, and the
   * engine cannot differentiate across: the gradient by the logits is {@code seed − softmax · Σ
   * seed}.
   */
  private void backwardInHalf(Input input, Scaled scaled, double factor) {
    try (var images = Torch.inHalf(input.batch().images());
        var pass = input.pass(torch, images);
        var logits = Torch.recording(() -> joined(pass.outputs()));
        var logs = Torch.call(() -> inFull(logits).logSoftmax(1));
        var target = Torch.call(() -> crossEntropy.seed(input.batch(), scaled));
        var seed = Torch.call(() -> seed(target, input, scaled));
        var byLogits = Torch.call(() -> byLogits(logs, seed));
        var start = Torch.call(() -> Torch.inHalf(byLogits.muli(scaled.scalar(factor))))) {
      torch.backward(logits, start);
      pass.backward();
      Torch.run(() -> meter.addProduct(logs, seed));
    }
  }

  private static NDArray inFull(NDArray logits) {
    return logits.toType(DataType.FLOAT32, false);
  }

  private static NDArray byLogits(NDArray logs, NDArray seed) {
    try (var sums = seed.sum(new int[] {1}, true);
        var shares = logs.exp()) {
      return seed.sub(shares.muli(sums));
    }
  }

  private static NDArray seed(NDArray target, Input input, Scaled scaled) {
    if (input.weight() != 1) {
      scaled.scale(target, input.weight());
    }
    input.further().ifPresent(target::addi);
    return weighted(target, input.route().network().network().heads());
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

  @Override
  public double meanLoss() {
    return Torch.call(meter::mean);
  }

  @Override
  public void close() {
    meter.close();
    crossEntropy.close();
  }
}
