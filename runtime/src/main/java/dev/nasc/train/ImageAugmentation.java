package dev.nasc.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.Standard;
import dev.nasc.model.plan.Recipe.Augmentation;
import dev.nasc.network.Torch;
import java.util.random.RandomGenerator;

/**
 * Random crops, flips and squares cut out of the images of a batch. The draws, a few numbers an
 * image, are made on the host; everything else happens on the device.
 */
final class ImageAugmentation implements AutoCloseable {
  /** Black pixels on each side of an image before it is cropped (He et al. 2016). */
  private static final int MARGIN = 4;

  private final Torch torch;
  private final Augmentation augmentation;
  private final NDManager manager;
  private final NDArray black;

  /**
   * @param standard what was done to the images: black is where they had 0 before
   */
  ImageAugmentation(Torch torch, Augmentation augmentation, Standard standard) {
    this.torch = torch;
    this.augmentation = augmentation;
    this.manager = torch.newManager();
    int channels = standard.mean().size();
    var pixel = new float[channels];
    for (int c = 0; c < channels; c++) {
      pixel[c] = (float) ((0 - standard.mean().get(c)) / standard.deviation().get(c));
    }
    this.black = torch.upload(manager, pixel, new Shape(1, 1, channels));
  }

  /**
   * The same batch with other images.
   *
   * @param step the manager of the step, which all arrays end with
   * @param batch images N×C×H×W
   */
  Batch apply(NDManager step, Batch batch, RandomGenerator random) {
    return Torch.call(
        () -> {
          var images = batch.images();
          if (augmentation.standard()) {
            images = cropped(step, images, random);
          }
          if (augmentation.cutout() > 0) {
            images = cut(step, images, random);
          }
          return batch.with(images);
        });
  }

  /** Each image moved by up to {@link #MARGIN} pixels, every other one flipped. */
  private NDArray cropped(NDManager step, NDArray images, RandomGenerator random) {
    var shape = images.getShape();
    long n = shape.get(0);
    long c = shape.get(1);
    long h = shape.get(2);
    long w = shape.get(3);
    var down = draws(step, n, random, 2 * MARGIN + 1);
    var right = draws(step, n, random, 2 * MARGIN + 1);
    var flip = draws(step, n, random, 2);
    var rows = axis(step, h, 1).add(down).sub(MARGIN); // N×H×1
    var columns = axis(step, w, 2); // 1×1×W, or from the other side
    var turned = columns.mul(-1).add(w - 1);
    columns = columns.add(turned.sub(columns).mul(flip)).add(right).sub(MARGIN); // N×1×W
    var inside =
        rows.gte(0).logicalAnd(rows.lt(h)).logicalAnd(columns.gte(0)).logicalAnd(columns.lt(w));
    var at = rows.mul(w).add(columns);
    var index = NDArrays.where(inside, at, at.zerosLike().add(h * w));
    // Pixels in a row, channels last as the device likes them, and one that is black.
    var pixels = images.transpose(0, 2, 3, 1).reshape(n, h * w, c);
    var all = NDArrays.concat(new NDList(pixels, black.broadcast(n, 1, c)), 1);
    return all.gather(index.reshape(n, h * w, 1).broadcast(n, h * w, c), 1)
        .reshape(n, h, w, c)
        .transpose(0, 3, 1, 2);
  }

  /** A square around a random pixel of each image set to 0; what lies outside is lost. */
  private NDArray cut(NDManager step, NDArray images, RandomGenerator random) {
    var shape = images.getShape();
    long n = shape.get(0);
    var row = hidden(axis(step, shape.get(2), 1), draws(step, n, random, shape.get(2)));
    var column = hidden(axis(step, shape.get(3), 2), draws(step, n, random, shape.get(3)));
    var kept = row.logicalAnd(column).logicalNot().toType(DataType.FLOAT32, false);
    return images.mul(kept.expandDims(1));
  }

  /** Which of the pixels of an axis lie in a square around {@code centre}. */
  private NDArray hidden(NDArray axis, NDArray centre) {
    long half = augmentation.cutout() / 2;
    return axis.gte(centre.sub(half)).logicalAnd(axis.lt(centre.add(half)));
  }

  /** The numbers of the pixels along an axis of N×H×W. */
  private static NDArray axis(NDManager step, long size, int axis) {
    var numbers = step.arange(0, (int) size, 1, DataType.INT64);
    return axis == 1 ? numbers.reshape(1, size, 1) : numbers.reshape(1, 1, size);
  }

  /** One number below {@code bound} an image, N×1×1. */
  private NDArray draws(NDManager step, long count, RandomGenerator random, long bound) {
    var drawn = new long[(int) count];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextLong(bound);
    }
    return torch.upload(step, drawn).reshape(count, 1, 1);
  }

  @Override
  public void close() {
    manager.close();
  }
}
