package dev.nasc.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Data;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets in files: what is whole is read, what is not is told by its file. */
class FileDatasetsTest {
  @TempDir private Path folder;

  private Data data(String name, double holdout, double test) {
    return new Data(name, holdout, test, 0, folder.toString(), 0, "label");
  }

  private String refusal(Data data) {
    var size = new TensorShape(3, 8, 8);
    var refusal = assertThrows(DataUnavailable.class, () -> Datasets.load(data, size));
    return String.valueOf(refusal.getMessage()).replace(folder.toString(), "DIR");
  }

  private static byte[] idx(int magic, byte[] content, int... sizes) {
    var bytes = ByteBuffer.allocate(4 + 4 * sizes.length + content.length).putInt(magic);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    return bytes.put(content).array();
  }

  private void mnist(int train, int test) throws IOException {
    Files.write(
        folder.resolve("train-images-idx3-ubyte"), idx(0x803, new byte[train * 4], train, 2, 2));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idx(0x801, new byte[train], train));
    Files.write(
        folder.resolve("t10k-images.idx3-ubyte"), idx(0x803, new byte[test * 4], test, 2, 2));
    try (var zipped =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("t10k-labels-idx1-ubyte.gz")))) {
      zipped.write(idx(0x801, new byte[test], test));
    }
  }

  @Test
  void readsIdxFilesPlainAndZipped() throws IOException {
    mnist(10, 4);
    var read = Datasets.load(data("mnist", 3, 0));
    assertEquals(new TensorShape(1, 2, 2), read.shape());
    assertEquals(7, read.train().size());
    assertEquals(3, read.validation().size());
    assertEquals(4, read.test().size());
  }

  @Test
  void tellsOfAnIdxFileThatIsCutOff() throws IOException {
    mnist(10, 4);
    Files.write(folder.resolve("train-images-idx3-ubyte"), idx(0x803, new byte[39], 10, 2, 2));
    assertEquals(
        "`DIR/train-images-idx3-ubyte` should hold 40 values and does not: it is cut off or broken.",
        refusal(data("mnist", 3, 0)));
    Files.write(folder.resolve("train-images-idx3-ubyte"), idx(0x803, new byte[0], -1, -1, 2));
    assertEquals(
        "`DIR/train-images-idx3-ubyte` claims to hold [-1, -1, 2] values; 1 to 2^31 are read.",
        refusal(data("mnist", 3, 0)));
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    assertEquals(
        "There is no `train-images-idx3-ubyte` in `DIR`; `nasc fetch mnist` gets it.",
        refusal(data("mnist", 3, 0)));
  }

  @Test
  void readsCifarRecordsColourByColour() throws IOException {
    var record = new byte[2 * 3073];
    record[0] = 1;
    record[1] = (byte) 255; // the first red pixel
    Files.write(folder.resolve("data_batch_1.bin"), record);
    Files.write(folder.resolve("data_batch_2.bin"), record);
    Files.write(folder.resolve("test_batch.bin"), new byte[3073]);
    var parts = new CifarBinary(folder).read(new TensorShape(3, 32, 32));
    assertArrayEquals(new int[] {1, 0, 1, 0}, parts.learn().labels());
    assertEquals(1f, parts.learn().images()[0]);
    assertEquals(1, parts.test().orElseThrow().size());
  }

  @Test
  void tellsOfCifarFilesThatAreNone() throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), new byte[3072]);
    Files.write(folder.resolve("test_batch.bin"), new byte[3073]);
    assertEquals(
        "`DIR/data_batch_1.bin` has 3,072 bytes, no multiple of 3,073: it is cut off or no CIFAR-10.",
        refusal(data("cifar10", 0.5, 0)));
    var wrong = new byte[3073];
    wrong[0] = 10;
    Files.write(folder.resolve("data_batch_1.bin"), wrong);
    assertEquals(
        "Example 0 of `DIR/data_batch_1.bin` has the class 10; classes are 0 to 9.",
        refusal(data("cifar10", 0.5, 0)));
    Files.delete(folder.resolve("data_batch_1.bin"));
    assertEquals(
        "`DIR` has no training file (`data_batch_1.bin`); `nasc fetch cifar10` gets it.",
        refusal(data("cifar10", 0.5, 0)));
  }

  @Test
  void readsTheCifarSubsetWhereItLies() {
    var subset = Path.of("../../shared/data/cifar10");
    assumeTrue(Files.isDirectory(subset), () -> "needs " + subset);
    var read = Datasets.load(new Data("cifar10", 0.2, 0, 0, subset.toString(), 0, ""));
    assertEquals(8000, read.train().size());
    assertEquals(2000, read.test().size());
    assertEquals(10, read.classes());
  }

  private void image(String path, Color color, int width, int height) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, color.getRGB());
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private void images() throws IOException {
    for (int i = 0; i < 4; i++) {
      image("train/cat/" + i + ".png", Color.RED, 20 + i, 11);
      image("train/dog/" + i + ".png", Color.GREEN, 9, 16 + i);
    }
    image("val/cat/0.png", Color.RED, 8, 8);
    image("val/dog/0.png", Color.GREEN, 30, 30);
  }

  @Test
  void bringsImagesOfFoldersToOneSize() throws IOException {
    images();
    var parts = new ImageFolder(folder, 0, 0).read(new TensorShape(3, 8, 8));
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, parts.learn().labels());
    for (int pixel = 0; pixel < 64; pixel++) {
      assertEquals(1f, parts.learn().images()[pixel]); // red of the first cat
      assertEquals(0f, parts.learn().images()[64 + pixel]);
    }
    assertEquals(2, parts.test().orElseThrow().size());
  }

  @Test
  void takesSomeClassesOfAFolder() throws IOException {
    images();
    assertEquals(1, new ImageFolder(folder, 1, 0).read(new TensorShape(3, 8, 8)).learn().classes());
    var more = new Data("image_folder", 0.2, 0, 0, folder.toString(), 3, "");
    assertEquals("`DIR` has 2 classes; 3 are asked for.", refusal(more));
  }

  @Test
  void tellsOfABrokenImageAndAMissingFolder() throws IOException {
    images();
    Files.writeString(folder.resolve("train/cat/9.jpg"), "no image");
    assertEquals(
        "`DIR/train/cat/9.jpg` is no image that can be read.",
        refusal(data("image_folder", 0.2, 0)));
    Files.delete(folder.resolve("train/cat/9.jpg"));
    Files.delete(folder.resolve("val/dog/0.png"));
    Files.delete(folder.resolve("val/dog"));
    assertEquals("There is no folder `DIR/val/dog`.", refusal(data("image_folder", 0.2, 0)));
  }

  private static byte[] npy(String type, String shape, byte[] content) throws IOException {
    var header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    var bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.write(header.length());
    bytes.write(0);
    bytes.write(header.getBytes(StandardCharsets.US_ASCII));
    bytes.write(content);
    return bytes.toByteArray();
  }

  private Data npz(byte[] x, byte[] y) throws IOException {
    var file = folder.resolve("data.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(x);
      zip.putNextEntry(new ZipEntry("y.npy"));
      zip.write(y);
    }
    return new Data("npz", 0.2, 0.2, 0, file.toString(), 0, "");
  }

  private static byte[] floats(int count) {
    var buffer = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      buffer.putFloat(i);
    }
    return buffer.array();
  }

  private static byte[] longs(int count) {
    var buffer = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      buffer.putLong(i % 2);
    }
    return buffer.array();
  }

  @Test
  void readsArraysOfNumPy() throws IOException {
    var data = npz(npy("<f4", "10, 1, 2, 3", floats(60)), npy("<i8", "10,", longs(10)));
    var parts = new Npz(Path.of(data.path())).read(new TensorShape(1, 2, 3));
    assertEquals(new TensorShape(1, 2, 3), parts.learn().shape());
    assertEquals(59f, parts.learn().images()[59]);
    assertEquals(2, Datasets.load(data).classes());
  }

  @Test
  void neverReadsObjectsAndTellsOfWhatIsMissing() throws IOException {
    var objects = npz(npy("|O", "10,", floats(10)), npy("<i8", "10,", longs(10)));
    assertTrue(
        refusal(objects)
            .startsWith("`x` of `DIR/data.npz` holds no plain numbers: {'descr': '|O'"));
    var cut = npz(npy("<f4", "10, 6", floats(59)), npy("<i8", "10,", longs(10)));
    assertEquals("`x` of `DIR/data.npz` should hold 60 numbers and is cut off.", refusal(cut));
    var unequal = npz(npy("<f4", "10, 6", floats(60)), npy("<i8", "9,", longs(9)));
    assertEquals("`y` of `DIR/data.npz` is [9]; `x` has 10 examples.", refusal(unequal));
    Files.writeString(folder.resolve("data.npz"), "no archive");
    assertEquals(
        "`DIR/data.npz` is no NumPy archive; `numpy.savez(file, x=x, y=y)` writes one.",
        refusal(unequal));
  }

  @Test
  void readsTablesWithClassesAsWords() throws IOException {
    var file = folder.resolve("iris.csv");
    Files.writeString(file, "a,label,b\n1,cat,2\n3,ant,4\n");
    var parts = new CsvExamples(file, "label").read(new TensorShape(2, 1, 1));
    assertEquals(new TensorShape(2, 1, 1), parts.learn().shape());
    assertArrayEquals(new float[] {1, 2, 3, 4}, parts.learn().images());
    assertArrayEquals(new int[] {1, 0}, parts.learn().labels());
    var wrong = new Data("csv", 0.2, 0.2, 0, file.toString(), 0, "class");
    assertEquals(
        "DIR/iris.csv:1: There is no column `class`; there are a, label, b.", refusal(wrong));
  }

  @Test
  void theFingerprintChangesWithTheFiles() throws IOException {
    mnist(10, 4);
    var before = Datasets.fingerprint(data("mnist", 3, 0));
    assertEquals(before, Datasets.fingerprint(data("mnist", 3, 0)));
    mnist(10, 5);
    assertNotEquals(before, Datasets.fingerprint(data("mnist", 3, 0)));
  }
}
