package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.Batches;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.Examples;
import dev.nasc.network.Torch;

/** The batches of one part of the data, epoch after epoch. */
final class BatchStream implements AutoCloseable {
  private final DeviceExamples examples;
  private final Batches batches;
  private final EpochOrder order;

  /**
   * @param purpose added to the label of the training: streams of one training differ in it
   */
  BatchStream(Torch torch, TrainingPlan plan, Examples part, String purpose) {
    this.examples = new DeviceExamples(torch, part);
    this.batches =
        new Batches(part.size(), plan.recipe().batch(), plan.seed(), plan.label() + purpose);
    this.order = new EpochOrder(torch, batches);
  }

  int perEpoch() {
    return batches.perEpoch();
  }

  /**
   * A batch, in {@code step}.
   *
   * @param number counted over all epochs
   */
  Batch batch(NDManager step, long number) {
    return examples.gather(order.batch(step, number));
  }

  @Override
  public void close() {
    order.close();
    examples.close();
  }
}
