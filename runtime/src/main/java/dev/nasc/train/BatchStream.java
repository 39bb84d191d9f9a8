package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.data.Batches;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.Examples;
import dev.nasc.model.plan.Recipe.Augmentation;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import java.util.Optional;

/** The batches of one part of the data, epoch after epoch. */
final class BatchStream implements AutoCloseable {
  private final Batches batches;
  private final ImageSource source;
  private final TrainingPlan plan;
  private final String label;
  private final Optional<ImageAugmentation> augmentation;
  private final Optional<Mixup> mixup;

  /**
   * @param purpose added to the label of the training: streams of one training differ in it
   */
  BatchStream(Torch torch, TrainingPlan plan, Examples part, String purpose) {
    this.plan = plan;
    this.label = plan.label() + purpose;
    this.batches = new Batches(part.size(), plan.recipe().batch(), plan.seed(), label);
    var wanted = plan.recipe().augmentation();
    this.source =
        wanted.policy().isPresent()
            ? new PolicySource(torch, plan, label, batches, part)
            : ImageSource.plain(torch, batches, part);
    double alpha = plan.recipe().regularization().mixup();
    this.mixup = alpha > 0 ? Optional.of(new Mixup(torch, alpha)) : Optional.empty();
    this.augmentation =
        wanted.equals(Augmentation.NONE)
            ? Optional.empty()
            : Optional.of(new ImageAugmentation(torch, wanted, plan.data().standard()));
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
    var plain = source.batch(step, number);
    var batch =
        augmentation
            .map(it -> it.apply(step, plain, Draws.of(plan.seed(), label, number, "augmentation")))
            .orElse(plain);
    return mixup
        .map(it -> it.apply(step, batch, Draws.of(plan.seed(), label, number, "mixup")))
        .orElse(batch);
  }

  @Override
  public void close() {
    augmentation.ifPresent(ImageAugmentation::close);
    source.close();
  }
}
