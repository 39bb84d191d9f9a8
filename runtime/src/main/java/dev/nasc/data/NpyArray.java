package dev.nasc.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An array of numbers in NumPy's format (NEP 1), versions 1 to 3. Objects are never read: that
 * would run what they hold.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyArray(List<Integer> shape, double[] values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([fiub])([1248])'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
  private static final int MOST = 1 << 28;

  /** What the header says of an element. */
  private record Element(char kind, int bytes, ByteOrder order) {
    double read(ByteBuffer from) {
      return switch (kind) {
        case 'f' -> bytes == 4 ? from.getFloat() : from.getDouble();
        case 'u', 'b' -> unsigned(from);
        default -> signed(from);
      };
    }

    private double signed(ByteBuffer from) {
      return switch (bytes) {
        case 1 -> from.get();
        case 2 -> from.getShort();
        case 4 -> from.getInt();
        default -> from.getLong();
      };
    }

    private double unsigned(ByteBuffer from) {
      return switch (bytes) {
        case 1 -> from.get() & 0xFF;
        case 2 -> from.getShort() & 0xFFFF;
        case 4 -> from.getInt() & 0xFFFF_FFFFL;
        default -> from.getLong();
      };
    }
  }

  /**
   * Reads one.
   *
   * @param name for messages
   * @throws DataUnavailable where it is none, or of what is no number
   */
  static NpyArray read(InputStream stream, String name) throws IOException {
    var header = header(stream, name);
    var type = TYPE.matcher(header);
    var shape = SHAPE.matcher(header);
    var order = ORDER.matcher(header);
    if (!type.find() || !shape.find() || !order.find()) {
      throw new DataUnavailable("%s holds no plain numbers: %s".formatted(name, header.strip()));
    }
    if (order.group(1).equals("True")) {
      throw new DataUnavailable(
          "%s is in Fortran's order; save it by `numpy.ascontiguousarray`.".formatted(name));
    }
    var element =
        new Element(
            type.group(2).charAt(0),
            Integer.parseInt(type.group(3)),
            type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (element.kind == 'f' && element.bytes < 4) {
      throw new DataUnavailable("%s holds float16; save it as float32.".formatted(name));
    }
    var sizes = sizes(shape.group(1), name);
    return new NpyArray(sizes, values(stream, element, sizes, name));
  }

  private static String header(InputStream stream, String name) throws IOException {
    var start = stream.readNBytes(8);
    boolean known = start.length == 8 && start[6] >= 1 && start[6] <= 3;
    for (int i = 0; known && i < MAGIC.length; i++) {
      known = start[i] == MAGIC[i];
    }
    if (!known) {
      throw new DataUnavailable("%s is no array of NumPy.".formatted(name));
    }
    int width = start[6] == 1 ? 2 : 4;
    var length = ByteBuffer.wrap(Arrays.copyOf(stream.readNBytes(width), 4));
    int bytes = length.order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (bytes < 0 || bytes > 1 << 16) {
      throw new DataUnavailable("%s has a header that is too long.".formatted(name));
    }
    return new String(stream.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private static List<Integer> sizes(String text, String name) {
    var sizes = new ArrayList<Integer>();
    long all = 1;
    for (var part : text.split(",", -1)) {
      if (!part.isBlank()) {
        long size = part.strip().length() > 9 ? MOST : Long.parseLong(part.strip());
        all = Math.min(MOST + 1L, all * size);
        sizes.add((int) size);
      }
    }
    if (all > MOST) {
      throw new DataUnavailable("%s claims to hold more than 2^28 numbers.".formatted(name));
    }
    return sizes;
  }

  private static double[] values(
      InputStream stream, Element element, List<Integer> sizes, String name) throws IOException {
    int count = sizes.stream().reduce(1, (a, b) -> a * b);
    var values = new double[count];
    var chunk = ByteBuffer.allocate(1 << 16).order(element.order);
    for (int done = 0; done < count; ) {
      int most = Math.min(count - done, chunk.capacity() / element.bytes);
      int read = stream.readNBytes(chunk.array(), 0, most * element.bytes);
      if (read < most * element.bytes) {
        throw new DataUnavailable(
            "%s should hold %,d numbers and is cut off.".formatted(name, count));
      }
      chunk.clear();
      for (int i = 0; i < most; i++) {
        values[done++] = element.read(chunk);
      }
    }
    return values;
  }
}
