package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.nasc.data.Batches;
import dev.nasc.network.Torch;

/** The order of the examples of the current epoch, on the device: one copy an epoch. */
final class EpochOrder implements AutoCloseable {
  private final Torch torch;
  private final Batches batches;
  private final NDManager manager;
  private long epoch = -1;
  private NDArray order;

  EpochOrder(Torch torch, Batches batches) {
    this.torch = torch;
    this.batches = batches;
    this.manager = torch.newManager();
    this.order = torch.upload(manager, new long[0]);
  }

  /**
   * The numbers of the examples in a batch, int64, in {@code step}.
   *
   * @param number of the batch, counted over all epochs
   */
  NDArray batch(NDManager step, long number) {
    long wanted = number / batches.perEpoch();
    int inEpoch = (int) (number % batches.perEpoch());
    if (wanted != epoch) {
      order.close();
      order = torch.upload(manager, batches.order(wanted));
      epoch = wanted;
    }
    var range = new NDIndex().addSliceDim(batches.start(inEpoch), batches.end(inEpoch));
    return Torch.call(() -> order.get(step, range));
  }

  @Override
  public void close() {
    manager.close();
  }
}
