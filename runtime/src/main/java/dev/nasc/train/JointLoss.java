package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Distillation;
import dev.nasc.network.Torch;
import java.util.List;

/**
 * What the two networks of Cyclic DARTS lessen together on a batch (Yu et al. 2022, equation 3):
 * the cross entropy of each, and what the search network has to learn from the evaluation network.
 * One backward pass reaches both. On one device.
 */
final class JointLoss implements DeviceLoss {
  private final Torch torch;
  private final CrossEntropy crossEntropy;
  private final Distillation distillation;
  private final LossMeter meter;

  JointLoss(Torch torch, int classes, double smoothing, Distillation distillation) {
    this.torch = torch;
    this.crossEntropy = new CrossEntropy(torch, classes, smoothing);
    this.distillation = distillation;
    this.meter = new LossMeter(torch);
  }

  /**
   * Adds the gradients of a batch to the parameters that record.
   *
   * @param weight of the loss: the share of the examples that are here
   */
  void backward(Route search, Route evaluation, Batch batch, double weight, Scaled scaled) {
    try (var following = search.network().pass(torch, batch.images(), search.mode());
        var followed = evaluation.network().pass(torch, batch.images(), evaluation.mode())) {
      var total =
          Torch.recording(
              () ->
                  crossEntropy(search, following.outputs(), batch, scaled)
                      .add(crossEntropy(evaluation, followed.outputs(), batch, scaled))
                      .add(
                          DistilledLoss.of(
                              distillation, following.outputs(), followed.outputs(), scaled)));
      torch.backward(total, scaled.scalar(weight));
      following.backward();
      followed.backward();
      meter.addProduct(total, scaled.scalar(weight));
    }
  }

  private NDArray crossEntropy(Route route, List<NDArray> outputs, Batch batch, Scaled scaled) {
    var seed =
        LossPass.weighted(crossEntropy.seed(batch, scaled), route.network().network().heads());
    return DistilledLoss.stacked(outputs).logSoftmax(1).mul(seed).sum();
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
