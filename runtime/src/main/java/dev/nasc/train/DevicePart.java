package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.network.Replica;
import dev.nasc.network.Torch;
import java.util.Optional;

/**
 * A device's part of a batch, examples {@code from} to {@code to} − 1, for a pass through the
 * parameters themselves or through copies.
 *
 * @param scaled whose manager ends with the pass
 */
record DevicePart(
    Torch torch, Optional<Replica> replica, Scaled scaled, Batch whole, int from, int to) {

  /** All of a batch, through the parameters themselves. */
  static DevicePart all(Torch torch, Batch batch, Scaled scaled) {
    return new DevicePart(torch, Optional.empty(), scaled, batch, 0, batch.size());
  }

  /** A network with the parameters as they are now. */
  Route on(Route route) {
    return replica
        .map(it -> new Route(route.network().on(it), route.mode().on(it, scaled.manager())))
        .orElse(route);
  }

  Batch batch() {
    return isAll() ? whole : whole.part(torch, scaled.manager(), from, to);
  }

  /** The rows of an array that are of these examples. */
  NDArray of(NDArray rows) {
    return isAll() ? rows : Batch.part(torch, scaled.manager(), rows, from, to);
  }

  private boolean isAll() {
    return replica.isEmpty() && to - from == whole.size();
  }

  /** What the mean over these examples counts in the mean over the batch. */
  double weight() {
    return (double) (to - from) / whole.size();
  }
}
