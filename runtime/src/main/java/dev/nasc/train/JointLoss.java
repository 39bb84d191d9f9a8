package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Distillation;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;
import java.util.List;

/**
 * What the two networks of Cyclic DARTS lessen together on a batch (Yu et al. 2022, equation 3):
 * the cross entropy of each, and what the search network has to learn from the evaluation network.
 * One backward pass reaches both.
 */
final class JointLoss implements AutoCloseable {
  private final Torch torch;
  private final CrossEntropy crossEntropy;
  private final Distillation distillation;
  private final LossMeter meter;

  /** A network, and how it runs. */
  record Network(Execution execution, Mode mode) {
    List<NDArray> outputs(Batch batch) {
      return execution.outputs(batch.images(), mode);
    }
  }

  JointLoss(Torch torch, int classes, double smoothing, Distillation distillation) {
    this.torch = torch;
    this.crossEntropy = new CrossEntropy(torch, classes, smoothing);
    this.distillation = distillation;
    this.meter = new LossMeter(torch);
  }

  /** Adds the gradients of a batch to the parameters that record. */
  void backward(Network search, Network evaluation, Batch batch, Scaled scaled) {
    var total =
        Torch.recording(
            () -> {
              var following = search.outputs(batch);
              var followed = evaluation.outputs(batch);
              return crossEntropy(search, following, batch, scaled)
                  .add(crossEntropy(evaluation, followed, batch, scaled))
                  .add(DistilledLoss.of(distillation, following, followed, scaled));
            });
    torch.backward(total, scaled.scalar(1));
    meter.addProduct(total, scaled.scalar(1));
  }

  private NDArray crossEntropy(Network network, List<NDArray> outputs, Batch batch, Scaled scaled) {
    var seed =
        LossPass.weighted(crossEntropy.seed(batch, scaled), network.execution().network().heads());
    return NDArrays.concat(new NDList(outputs), 0).logSoftmax(1).mul(seed).sum();
  }

  /** The mean since it was last asked; waits for the device. */
  double meanLoss() {
    return Torch.call(meter::mean);
  }

  @Override
  public void close() {
    meter.close();
    crossEntropy.close();
  }
}
