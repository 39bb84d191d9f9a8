package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.network.Torch;

/**
 * Cross entropy with label smoothing, mean over the batch: the target of an example is {@code 1 − ε
 * + ε/C} for its class and {@code ε/C} for each other of the C classes (Szegedy et al. 2016,
 * section 7).
 */
final class CrossEntropy implements AutoCloseable {
  private final NDManager manager;
  private final NDArray negativeTargets;

  /**
   * @param smoothing ε, 0–1
   */
  CrossEntropy(Torch torch, int classes, double smoothing) {
    this(torch, classes, smoothing, 1);
  }

  /** The same times {@code weight}. */
  CrossEntropy(Torch torch, int classes, double smoothing, double weight) {
    var rows = new float[classes * classes];
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        rows[i * classes + j] =
            (float) (-weight * (smoothing / classes + (i == j ? 1 - smoothing : 0)));
      }
    }
    this.manager = torch.newManager();
    this.negativeTargets = torch.upload(manager, rows, new Shape(classes, classes));
  }

  /** The same for a batch of which each image may be a blend of two. */
  NDArray seed(Batch batch, Scaled scaled) {
    var seed = seed(batch.labels(), scaled);
    if (batch.blended().isPresent()) {
      var second = batch.blended().get();
      scaled.scale(seed, 1 - second.share());
      try (var other = seed(second.labels(), scaled)) {
        scaled.add(seed, other, second.share());
      }
    }
    return seed;
  }

  /**
   * The gradient of the loss by the logarithms of the probabilities: what a backward pass from
   * there starts with. N×C, in the manager of {@code labels}.
   *
   * @param labels N, int64
   */
  NDArray seed(NDArray labels, Scaled scaled) {
    var seed =
        labels.getNDArrayInternal().embedding(labels, negativeTargets, SparseFormat.DENSE).get(0);
    scaled.scale(seed, 1.0 / labels.size());
    return seed;
  }

  @Override
  public void close() {
    manager.close();
  }
}
