package dev.nasc.train;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.network.Replica;
import dev.nasc.network.Statistics;
import dev.nasc.network.Torch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes over one device's part of each batch: through the parameters themselves, or through copies
 * on another device or in float16, that hand their gradients on to these.
 */
final class DevicePass implements AutoCloseable {
  private final Torch torch;
  private final LossPass loss;
  private final Optional<Replica> replica;
  private @Nullable NDManager manager;
  private LossPass.@Nullable Input part;

  private DevicePass(Torch torch, LossPass loss, Optional<Replica> replica) {
    this.torch = torch;
    this.loss = loss;
    this.replica = replica;
  }

  /** On the device where the parameters are. */
  static DevicePass ofMasters(Torch torch, LossRule rule) {
    var loss = new LossPass(torch, rule);
    return new DevicePass(
        torch, loss, rule.scale().map(scale -> Replica.inHalf(torch, Optional.empty())));
  }

  static DevicePass ofCopies(Torch torch, LossRule rule) {
    var loss = new LossPass(torch, rule);
    var replica =
        rule.scale().isPresent()
            ? Replica.inHalf(torch, Optional.of(new Statistics(torch)))
            : new Replica(torch);
    return new DevicePass(torch, loss, Optional.of(replica));
  }

  /** Whether passes run through the parameters themselves. */
  boolean usesMasters() {
    return replica.isEmpty();
  }

  /** The meter, and passes over whole batches. */
  LossPass loss() {
    return loss;
  }

  /** Takes up the parameters as they are, and examples {@code from} to {@code to} − 1. */
  void begin(LossPass.Input whole, int from, int to) {
    var pass = torch.newManager();
    manager = pass;
    part =
        new LossPass.Input(
            replica.map(whole.network()::on).orElse(whole.network()),
            whole.batch().part(torch, pass, from, to),
            replica.map(it -> whole.mode().on(it, pass)).orElse(whole.mode()),
            whole.further().map(it -> Batch.part(torch, pass, it, from, to)),
            (double) (to - from) / whole.batch().size());
  }

  /** The pass itself, which may run beside those of other devices. */
  void run() {
    var scaled = new Scaled(requireNonNull(manager));
    Torch.notRecording(() -> loss.backward(requireNonNull(part), scaled));
  }

  /** Hands the gradients on, and ends what the pass has made. */
  void end() {
    replica.ifPresent(Replica::handOn);
    requireNonNull(manager).close();
    manager = null;
    part = null;
  }

  @Override
  public void close() {
    replica.ifPresent(Replica::close);
    loss.close();
  }
}
