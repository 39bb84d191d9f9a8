package dev.nasc.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.nasc.model.TensorShape;
import dev.nasc.network.Torch;

/** Examples on the device, moved there once; a batch is gathered there. */
public final class DeviceExamples implements AutoCloseable {
  private final TensorShape shape;
  private final int size;
  private final NDManager manager;
  private final NDArray images;
  private final NDArray labels;

  public DeviceExamples(Torch torch, Examples examples) {
    this.shape = examples.shape();
    this.size = examples.size();
    this.manager = torch.newManager();
    this.images = torch.upload(manager, examples.images(), new Shape(size, shape.elements()));
    var wide = new long[size];
    for (int i = 0; i < size; i++) {
      wide[i] = examples.labels()[i];
    }
    this.labels = torch.upload(manager, wide);
  }

  public int size() {
    return size;
  }

  /**
   * Some examples.
   *
   * @param images N×C×H×W, float32
   * @param labels N, int64
   */
  public record Batch(NDArray images, NDArray labels) {
    public int size() {
      return (int) labels.size();
    }
  }

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
    return rows.reshape(rows.getShape().get(0), shape.channels(), shape.height(), shape.width());
  }

  @Override
  public void close() {
    manager.close();
  }
}
