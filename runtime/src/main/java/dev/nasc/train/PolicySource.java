package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import dev.nasc.augment.ImagePolicy;
import dev.nasc.data.Batches;
import dev.nasc.data.DeviceExamples;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.Examples;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Images after a policy. While a batch is trained on, a thread changes the images of the next one;
 * it draws by the batch's number, so that a batch is the same whoever asked for it before.
 */
final class PolicySource implements ImageSource {
  private final Torch torch;
  private final TrainingPlan plan;
  private final String label;
  private final Batches batches;
  private final Examples part;
  private final ImagePolicy policy;
  private final EightBits levels;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(PolicySource::daemon);
  private long ahead = -1;
  private CompletableFuture<Examples> next;
  private long epoch = -1;
  private long[] order = {};

  /**
   * @param label by which the stream draws
   */
  PolicySource(Torch torch, TrainingPlan plan, String label, Batches batches, Examples part) {
    this.torch = torch;
    this.plan = plan;
    this.label = label;
    this.batches = batches;
    this.part = part;
    this.policy = ImagePolicy.of(plan.recipe().augmentation().policy().orElseThrow());
    this.levels = EightBits.of(plan.data());
    this.next = CompletableFuture.completedFuture(part.subset(List.of()));
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "augmentation");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Batch batch(NDManager step, long number) {
    var examples = number == ahead ? next.join() : begin(number).join();
    ahead = number + 1;
    next = begin(ahead);
    return DeviceExamples.batch(torch, step, examples);
  }

  private CompletableFuture<Examples> begin(long number) {
    var plain = plain(number);
    return CompletableFuture.supplyAsync(() -> changed(plain, number), thread);
  }

  /** The examples of a batch as they are. */
  private Examples plain(long number) {
    long wanted = number / batches.perEpoch();
    if (wanted != epoch) {
      order = batches.order(wanted);
      epoch = wanted;
    }
    int inEpoch = (int) (number % batches.perEpoch());
    var numbers = Arrays.stream(order, batches.start(inEpoch), batches.end(inEpoch));
    return part.subset(numbers.mapToObj(Math::toIntExact).toList());
  }

  private Examples changed(Examples plain, long number) {
    var random = Draws.of(plan.seed(), label, number, "policy");
    var images = new float[plain.images().length];
    for (int i = 0; i < plain.size(); i++) {
      var changed = policy.apply(levels.picture(plain, i), levels.fill(), random);
      levels.standardise(changed, images, i * changed.levels().length);
    }
    return new Examples(plain.shape(), images, plain.labels());
  }

  @Override
  public void close() {
    thread.shutdown();
    next.join();
  }
}
