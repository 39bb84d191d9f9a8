package dev.nasc.train;

import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Distillation;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.Torch;
import java.util.List;

/** Passes from the loss of both networks of Cyclic DARTS on all devices of a search. */
final class JointStep implements AutoCloseable {
  private final Devices<JointLoss> devices;

  JointStep(Torch torch, int classes, double smoothing, Distillation distillation) {
    this.devices =
        new Devices<>(
            torch, Precision.FLOAT32, it -> new JointLoss(it, classes, smoothing, distillation));
  }

  /** Adds the gradients of a batch to the parameters that record. */
  void backward(Route search, Route evaluation, Batch batch, Scaled scaled) {
    devices.run(
        List.of(search, evaluation),
        batch,
        scaled,
        (loss, part) -> {
          var following = part.on(search);
          var followed = part.on(evaluation);
          var examples = part.batch();
          return () -> loss.backward(following, followed, examples, part.weight(), part.scaled());
        });
  }

  /** The mean since it was last asked; waits for the devices. */
  double meanLoss() {
    return devices.meanLoss();
  }

  @Override
  public void close() {
    devices.close();
  }
}
