package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.Batches;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.Examples;
import dev.nasc.network.Torch;

/** Where the images of batches come from. */
interface ImageSource extends AutoCloseable {
  /**
   * A batch, in {@code step}.
   *
   * @param number counted over all epochs
   */
  Batch batch(NDManager step, long number);

  @Override
  void close();

  /** Images as they are: all of them lie on the device. */
  static ImageSource plain(Torch torch, Batches batches, Examples part) {
    var examples = new DeviceExamples(torch, part);
    var order = new EpochOrder(torch, batches);
    return new ImageSource() {
      @Override
      public Batch batch(NDManager step, long number) {
        return examples.gather(order.batch(step, number));
      }

      @Override
      public void close() {
        order.close();
        examples.close();
      }
    };
  }
}
