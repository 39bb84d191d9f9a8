package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.network.Torch;

/** Adds up losses on the device, so that a step need not wait for them. */
final class LossMeter implements AutoCloseable {
  private final NDManager manager;
  private final NDArray sum;
  private final boolean finiteOnly;
  private long count;
  private long leftOut;

  LossMeter(Torch torch) {
    this(torch, false);
  }

  /**
   * @param finiteOnly whether losses that are no numbers do not count, which waits for each
   */
  LossMeter(Torch torch, boolean finiteOnly) {
    this.finiteOnly = finiteOnly;
    manager = torch.newManager();
    sum = torch.zeros(manager, new Shape());
  }

  /** Adds the loss of a batch: the sum of {@code a · b}, element by element. */
  void addProduct(NDArray a, NDArray b) {
    try (var terms = a.mul(b);
        var loss = terms.sum()) {
      if (finiteOnly && !Float.isFinite(loss.getFloat())) {
        leftOut++;
        return;
      }
      sum.addi(loss);
      count++;
    }
  }

  /** The mean since it was last asked, or 0; waits for the device. NaN where none was a number. */
  double mean() {
    if (count == 0) {
      boolean none = leftOut > 0;
      leftOut = 0;
      return none ? Double.NaN : 0;
    }
    leftOut = 0;
    double mean = sum.getFloat() / count;
    sum.subi(sum);
    count = 0;
    return mean;
  }

  @Override
  public void close() {
    manager.close();
  }
}
