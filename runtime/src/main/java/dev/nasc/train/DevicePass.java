package dev.nasc.train;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.model.plan.Recipe.Precision;
import dev.nasc.network.Replica;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes over one device's part of each batch: through the parameters themselves, or through copies
 * on another device or in float16, that hand their gradients on to these.
 */
final class DevicePass<L extends DeviceLoss> implements AutoCloseable {
  private final Torch torch;
  private final L loss;
  private final Optional<Replica> replica;
  private @Nullable NDManager manager;
  private @Nullable Runnable backward;

  private DevicePass(Torch torch, L loss, Optional<Replica> replica) {
    this.torch = torch;
    this.loss = loss;
    this.replica = replica;
  }

  /** On the device where the parameters are. */
  static <L extends DeviceLoss> DevicePass<L> ofMasters(Torch torch, Precision in, L loss) {
    return new DevicePass<>(
        torch,
        loss,
        switch (in) {
          case FLOAT32 -> Optional.empty();
          case FLOAT16 -> Optional.of(Replica.inHalf(torch, Optional.empty()));
        });
  }

  static <L extends DeviceLoss> DevicePass<L> ofCopies(Torch torch, Precision in, L loss) {
    return new DevicePass<>(
        torch,
        loss,
        Optional.of(
            switch (in) {
              case FLOAT32 -> new Replica(torch);
              case FLOAT16 -> Replica.inHalf(torch, Optional.of(new Statistics(torch)));
            }));
  }

  /** What is computed of a part of a batch. */
  @FunctionalInterface
  interface Work<L> {
    /**
     * Takes up the parameters as they are.
     *
     * @return the pass itself, which may run beside those of other devices
     */
    Runnable begin(L loss, DevicePart part);
  }

  /** Whether passes run through the parameters themselves. */
  boolean usesMasters() {
    return replica.isEmpty();
  }

  L loss() {
    return loss;
  }

  /** A pass over a whole batch, through the parameters themselves. */
  void runAll(Batch batch, Scaled scaled, Work<L> work) {
    work.begin(loss, DevicePart.all(torch, batch, scaled)).run();
  }

  /** Begins one over examples {@code from} to {@code to} − 1. */
  void begin(Batch whole, int from, int to, Work<L> work) {
    var pass = torch.newManager();
    manager = pass;
    backward = work.begin(loss, new DevicePart(torch, replica, new Scaled(pass), whole, from, to));
  }

  void run() {
    Torch.notRecording(requireNonNull(backward));
  }

  /** Hands the gradients on, and ends what the pass has made. */
  void end() {
    replica.ifPresent(Replica::handOn);
    requireNonNull(manager).close();
    manager = null;
    backward = null;
  }

  @Override
  public void close() {
    replica.ifPresent(Replica::close);
    loss.close();
  }
}
