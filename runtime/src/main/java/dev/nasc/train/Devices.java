package dev.nasc.train;

import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Passes over batches on all devices of a search. Of several, each takes an even part of the batch,
 * and their gradients are added up: with each part weighted by its examples, those of the mean over
 * the whole batch. The parameters are those of the first device; the others have copies.
 *
 * @param <L> what computes the loss on one of them
 */
final class Devices<L extends DeviceLoss> implements AutoCloseable {
  private final List<DevicePass<L>> devices;
  private final SideBySide threads;
  private final boolean oneGenerator;

  Devices(Torch torch, Precision in, Function<Torch, L> losses) {
    var passes = new ArrayList<DevicePass<L>>();
    passes.add(DevicePass.ofMasters(torch, in, losses.apply(torch)));
    torch.others().forEach(it -> passes.add(DevicePass.ofCopies(it, in, losses.apply(it))));
    this.devices = List.copyOf(passes);
    this.threads = new SideBySide(devices.size());
    this.oneGenerator = torch.oneGenerator();
  }

  /**
   * Runs a pass.
   *
   * @param routes the networks that it runs through
   */
  void run(List<Route> routes, Batch batch, Scaled scaled, DevicePass.Work<L> work) {
    var working = devices.subList(0, Math.min(devices.size(), batch.size()));
    if (working.size() == 1 && working.get(0).usesMasters()) {
      working.get(0).runAll(batch, scaled, work);
      return;
    }
    for (int i = 0; i < working.size(); i++) {
      int from = i * batch.size() / working.size();
      working.get(i).begin(batch, from, (i + 1) * batch.size() / working.size(), work);
    }
    if (routes.stream().anyMatch(this::drawsInTurn)) {
      working.forEach(DevicePass::run);
    } else {
      threads.run(working.stream().<Runnable>map(it -> it::run).toList());
    }
    working.forEach(DevicePass::end);
  }

  /** Whether it must not hang on time which device draws or seeds first. */
  private boolean drawsInTurn(Route route) {
    return (oneGenerator || route.network().isCheckpointed()) && route.draws();
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
