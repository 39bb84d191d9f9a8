package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Optional;

/** Forward and backward passes from the cross entropy on all devices of a search. */
final class LossStep implements AutoCloseable {
  private final Devices<LossPass> devices;

  LossStep(Torch torch, int classes, double smoothing) {
    this(torch, new LossRule(classes, smoothing, 1, false, Optional.empty()));
  }

  LossStep(Torch torch, LossRule rule) {
    var precision = rule.scale().isPresent() ? Precision.FLOAT16 : Precision.FLOAT32;
    this.devices = new Devices<>(torch, precision, it -> new LossPass(it, rule));
  }

  /** Adds the gradient of the loss of a batch to the parameters that record. */
  void backward(Execution network, Batch batch, Mode mode, Scaled scaled) {
    backward(network, batch, mode, scaled, Optional.empty());
  }

  /**
   * The same for a loss with a further share.
   *
   * @param further its gradient by the logarithms of the probabilities, N×C
   */
  void backward(
      Execution network, Batch batch, Mode mode, Scaled scaled, Optional<NDArray> further) {
    var route = new Route(network, mode);
    devices.run(
        List.of(route),
        batch,
        scaled,
        (loss, part) -> {
          var input =
              new LossPass.Input(
                  part.on(route), part.batch(), further.map(part::of), part.weight());
          return () -> loss.backward(input, part.scaled());
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
