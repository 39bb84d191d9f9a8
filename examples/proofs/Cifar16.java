import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the data of the proofs: CIFAR-10's binary files, averaged to 16×16, the first EACH images of each class, as one
 * NumPy archive. {@code java Cifar16.java OUT.npz EACH FILE.bin…}
 */
final class Cifar16 {
  private static final int SIDE = 32;
  private static final int RECORD = 1 + 3 * SIDE * SIDE;
  private static final int CLASSES = 10;
  private static final int HALF = SIDE / 2;

  private Cifar16() {}

  public static void main(String[] arguments) throws IOException {
    int each = Integer.parseInt(arguments[1]);
    var images = ByteBuffer.allocate(CLASSES * each * 3 * HALF * HALF);
    var labels = ByteBuffer.allocate(CLASSES * each);
    var counts = new int[CLASSES];
    for (var file : List.of(arguments).subList(2, arguments.length)) {
      var records = ByteBuffer.wrap(read(Path.of(file)));
      for (int at = 0; at + RECORD <= records.limit(); at += RECORD) {
        int label = records.get(at);
        if (counts[label]++ < each) {
          labels.put((byte) label);
          average(records, at + 1, images);
        }
      }
    }
    if (images.hasRemaining()) {
      throw new IllegalArgumentException("There are fewer than " + each + " images of a class.");
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      write(zip, "x.npy", "(%d, 3, %d, %d)".formatted(CLASSES * each, HALF, HALF), images);
      write(zip, "y.npy", "(%d,)".formatted(CLASSES * each), labels);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each pixel is the mean of four. */
  private static void average(ByteBuffer records, int image, ByteBuffer to) {
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < SIDE; y += 2) {
        for (int x = 0; x < SIDE; x += 2) {
          int at = image + (channel * SIDE + y) * SIDE + x;
          int sum = 2; // rounds halves up
          for (int neighbour : new int[] {at, at + 1, at + SIDE, at + SIDE + 1}) {
            sum += records.get(neighbour) & 0xFF;
          }
          to.put((byte) (sum / 4));
        }
      }
    }
  }

  /** An array of bytes in NumPy's format, version 1. */
  private static void write(ZipOutputStream zip, String name, String shape, ByteBuffer values)
      throws IOException {
    var header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
    header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    var start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    start.put((byte) 1).put((byte) 0).putShort((short) header.length());
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)); // the same bytes from the same images
    zip.putNextEntry(entry);
    zip.write(start.array());
    zip.write(header.getBytes(StandardCharsets.US_ASCII));
    zip.write(values.array());
    zip.closeEntry();
  }
}
