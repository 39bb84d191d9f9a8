package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forward and backward passes from the cross entropy on all devices of a search. Of several, each
 * takes an even part of the batch, and their gradients are added up with each example counted once:
 * that of the mean over the whole batch. The parameters are those of the first device; the others
 * have copies.
 */
final class LossStep implements AutoCloseable {
  private final List<DevicePass> devices;
  private final SideBySide threads;
  private final boolean oneGenerator;

  LossStep(Torch torch, int classes, double smoothing) {
    this(torch, new LossRule(classes, smoothing, 1, false, Optional.empty()));
  }

  LossStep(Torch torch, LossRule rule) {
    var passes = new ArrayList<DevicePass>();
    passes.add(DevicePass.ofMasters(torch, rule));
    torch.others().forEach(it -> passes.add(DevicePass.ofCopies(it, rule)));
    this.devices = List.copyOf(passes);
    this.threads = new SideBySide(devices.size());
    this.oneGenerator = torch.oneGenerator();
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
    var whole = new LossPass.Input(network, batch, mode, further, 1);
    var working = devices.subList(0, Math.min(devices.size(), batch.size()));
    if (working.size() == 1 && working.get(0).usesMasters()) {
      working.get(0).loss().backward(whole, scaled);
      return;
    }
    for (int i = 0; i < working.size(); i++) {
      int from = i * batch.size() / working.size();
      working.get(i).begin(whole, from, (i + 1) * batch.size() / working.size());
    }
    if ((oneGenerator || network.isCheckpointed()) && network.draws(mode)) {
      working.forEach(
          DevicePass::run); // one after another: who draws or seeds first must not hang on time
    } else {
      threads.run(working.stream().<Runnable>map(it -> it::run).toList());
    }
    working.forEach(DevicePass::end);
  }

  /** The mean since it was last asked; waits for the devices. */
  double meanLoss() {
    return devices.stream().mapToDouble(it -> it.loss().meanLoss()).sum();
  }

  @Override
  public void close() {
    threads.close();
    devices.forEach(DevicePass::close);
  }
}
