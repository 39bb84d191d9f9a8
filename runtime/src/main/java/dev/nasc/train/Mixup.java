package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.DeviceExamples.Blended;
import dev.nasc.data.Shuffle;
import dev.nasc.network.Torch;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Mixup (Zhang et al. 2018, equation 1): each image of a batch is blended with another of it; the
 * share is drawn from Beta(α, α), once a batch.
 */
record Mixup(Torch torch, double alpha) {

  /**
   * @param step the manager of the step, which all arrays end with
   */
  Batch apply(NDManager step, Batch batch, RandomGenerator random) {
    double second = beta(random);
    long[] partners =
        IntStream.of(Shuffle.permutation(batch.size(), random)).asLongStream().toArray();
    return Torch.call(
        () -> {
          var scaled = new Scaled(step);
          NDArray order = torch.upload(step, partners);
          var images = batch.images().mul(scaled.scalar(1 - second));
          scaled.add(images, batch.images().get(step, new NDIndex("{}", order)), second);
          var labels = batch.labels().take(step, order);
          return new Batch(images, batch.labels(), Optional.of(new Blended(labels, second)));
        });
  }

  private double beta(RandomGenerator random) {
    double a = gamma(alpha, random);
    double b = gamma(alpha, random);
    return a + b == 0 ? random.nextInt(2) : a / (a + b); // both below the least double
  }

  /** A draw of the gamma distribution (Marsaglia and Tsang 2000). */
  static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double v = Math.pow(1 + c * normal, 3);
      double uniform = random.nextDouble();
      if (v > 0 && Math.log(uniform) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
