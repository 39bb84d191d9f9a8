package dev.nasc.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.nasc.model.TensorShape;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Examples on the device, moved there once; a batch is gathered there. */
public final class DeviceExamples implements AutoCloseable {
  /** Examples a forward pass: few enough for the cache of a processor. */
  public static final int CHUNK = 128;

  private final TensorShape shape;
  private final boolean channelsLast;
  private final int size;
  private final NDManager manager;
  private final NDArray images;
  private final NDArray labels;

  public DeviceExamples(Torch torch, Examples examples) {
    this(torch, torch.newManager(), examples);
  }

  private DeviceExamples(Torch torch, NDManager manager, Examples examples) {
    this.shape = examples.shape();
    this.channelsLast = torch.channelsLast();
    this.size = examples.size();
    this.manager = manager;
    this.images = torch.upload(manager, pixels(examples), new Shape(size, shape.elements()));
    var wide = new long[size];
    for (int i = 0; i < size; i++) {
      wide[i] = examples.labels()[i];
    }
    this.labels = torch.upload(manager, wide);
  }

  /** All of some examples as one batch, moved to the device; arrays of {@code step}. */
  public static Batch batch(Torch torch, NDManager step, Examples examples) {
    var moved = new DeviceExamples(torch, step, examples);
    return Torch.call(() -> new Batch(moved.asImages(moved.images), moved.labels));
  }

  private float[] pixels(Examples examples) {
    return channelsLast ? channelsLast(examples) : examples.images();
  }

  /** From C×H×W to H×W×C, image by image. */
  private static float[] channelsLast(Examples examples) {
    var shape = examples.shape();
    int channels = shape.channels();
    int area = shape.height() * shape.width();
    var ordered = new float[examples.images().length];
    for (int at = 0; at < ordered.length; at++) {
      int inImage = at % (channels * area);
      int first = at - inImage;
      ordered[at] = examples.images()[first + inImage % channels * area + inImage / channels];
    }
    return ordered;
  }

  public int size() {
    return size;
  }

  /** A range of examples, {@code to} exclusive. */
  public record Chunk(int from, int to) {}

  /** All examples in as few chunks of at most {@code most} as there can be, of nearly one size. */
  public List<Chunk> chunks(int most) {
    int count = (size + most - 1) / most;
    return IntStream.range(0, count)
        .mapToObj(i -> new Chunk(bound(i, count), bound(i + 1, count)))
        .toList();
  }

  private int bound(int chunk, int count) {
    return (int) ((long) size * chunk / count);
  }

  /**
   * Some examples.
   *
   * @param images N×C×H×W, float32
   * @param labels N, int64
   * @param blended what else the images show, where two were blended into one
   */
  public record Batch(NDArray images, NDArray labels, Optional<Blended> blended) {
    public Batch(NDArray images, NDArray labels) {
      this(images, labels, Optional.empty());
    }

    /** The same labels for other images. */
    public Batch with(NDArray others) {
      return new Batch(others, labels, blended);
    }

    public int size() {
      return (int) labels.size();
    }

    /** Examples {@code from} to {@code to} − 1 on another device; arrays of {@code pass}. */
    public Batch part(Torch device, NDManager pass, int from, int to) {
      return new Batch(
          part(device, pass, images, from, to),
          part(device, pass, labels, from, to),
          blended.map(it -> new Blended(part(device, pass, it.labels(), from, to), it.share())));
    }

    /** Rows {@code from} to {@code to} − 1 of an array on another device. */
    public static NDArray part(Torch device, NDManager pass, NDArray array, int from, int to) {
      return device.here(array.get(pass, new NDIndex().addSliceDim(from, to)));
    }
  }

  /**
   * A second image in each.
   *
   * @param labels N, int64
   * @param share of the second image, 0–1
   */
  public record Blended(NDArray labels, double share) {}

  /**
   * The examples with the given numbers.
   *
   * @param numbers int64, on the device
   * @return arrays of the manager of {@code numbers}
   */
  public Batch gather(NDArray numbers) {
    return Torch.call(
        () -> {
          var engine = numbers.getNDArrayInternal();
          // Row i of a matrix is what an embedding of i is: the fastest gather of the API.
          var rows = engine.embedding(numbers, images, SparseFormat.DENSE).get(0);
          try (rows) {
            return new Batch(asImages(rows), labels.take(numbers.getManager(), numbers));
          }
        });
  }

  /** Examples {@code from} to {@code to} − 1, without a copy; arrays of {@code step}. */
  public Batch range(NDManager step, int from, int to) {
    return Torch.call(
        () -> {
          var index = new NDIndex().addSliceDim(from, to);
          try (var rows = images.get(step, index)) {
            return new Batch(asImages(rows), labels.get(step, index));
          }
        });
  }

  private NDArray asImages(NDArray rows) {
    long count = rows.getShape().get(0);
    if (!channelsLast) {
      return rows.reshape(count, shape.channels(), shape.height(), shape.width());
    }
    try (var images = rows.reshape(count, shape.height(), shape.width(), shape.channels())) {
      return images.transpose(0, 3, 1, 2);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
