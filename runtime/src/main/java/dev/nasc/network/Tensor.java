package dev.nasc.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A named array as a file holds it.
 *
 * @param data the elements, little-endian, read only
 */
public record Tensor(String name, Type type, List<Long> shape, ByteBuffer data) {
  /** What the elements are, with their width. */
  public enum Type {
    F32(4),
    I64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    public int bytes() {
      return bytes;
    }
  }

  public Tensor {
    shape = List.copyOf(shape);
    data = data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Of float32, in the order of the shape. */
  public static Tensor of(String name, List<Long> shape, float[] values) {
    var data = ByteBuffer.allocate(values.length * Type.F32.bytes).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new Tensor(name, Type.F32, shape, data);
  }

  /** Of int64, with one axis. */
  public static Tensor of(String name, long... values) {
    var data = ByteBuffer.allocate(values.length * Type.I64.bytes).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return new Tensor(name, Type.I64, List.of((long) values.length), data);
  }

  /** Its elements, which must be float32. */
  public float[] floats() {
    require(Type.F32);
    var buffer = data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /** Its elements, which must be int64. */
  public long[] longs() {
    require(Type.I64);
    var buffer = data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    var values = new long[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private void require(Type wanted) {
    if (type != wanted) {
      throw new BrokenFile("Tensor `" + name + "` holds " + type + ", not " + wanted + ".");
    }
  }
}
