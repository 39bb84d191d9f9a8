package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * MNIST and whatever is packed like it (LeCun et al. 1998): images and labels in IDX files, as they
 * are or compressed by gzip. Pixels are 0 to 1.
 */
record Idx(Path folder) implements DataReader {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;
  private static final int CLASSES = 10;
  private static final long MOST = Integer.MAX_VALUE - 16;

  @Override
  public List<Path> files() {
    return List.of(
        file("train", "images-idx3"),
        file("train", "labels-idx1"),
        file("t10k", "images-idx3"),
        file("t10k", "labels-idx1"));
  }

  @Override
  public Parts read(TensorShape input) throws IOException {
    var files = files();
    return new Parts(
        examples(files.get(0), files.get(1)), Optional.of(examples(files.get(2), files.get(3))));
  }

  /** As its page has it, or as unpackers name it, with a dot. */
  private Path file(String part, String kind) {
    var names = new ArrayList<String>();
    for (var name : List.of(part + "-" + kind, part + "-" + kind.replace("-idx", ".idx"))) {
      names.add(name + "-ubyte");
      names.add(name + "-ubyte.gz");
    }
    return names.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new DataUnavailable(
                    "There is no `%s` in `%s`; `nasc fetch mnist` gets it."
                        .formatted(names.get(0), folder)));
  }

  private static Examples examples(Path imagesFile, Path labelsFile) throws IOException {
    var images = content(imagesFile, IMAGES, 3);
    var labels = content(labelsFile, LABELS, 1);
    if (!images.sizes.get(0).equals(labels.sizes.get(0))) {
      throw new DataUnavailable(
          "`%s` holds %d images and `%s` %d labels."
              .formatted(imagesFile, images.sizes.get(0), labelsFile, labels.sizes.get(0)));
    }
    var pixels = new float[images.bytes.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (images.bytes[i] & 0xFF) / 255f;
    }
    var classes = new int[labels.bytes.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = Labels.checked(labels.bytes[i] & 0xFF, CLASSES, labelsFile, i);
    }
    return new Examples(
        new TensorShape(1, images.sizes.get(1), images.sizes.get(2)), pixels, classes);
  }

  /** The numbers of a file, and how many there are along each axis. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Content(List<Integer> sizes, byte[] bytes) {}

  private static Content content(Path file, int magic, int axes) throws IOException {
    try (var stream = open(file)) {
      var head = ByteBuffer.wrap(stream.readNBytes(4 + 4 * axes));
      if (head.capacity() < 4 + 4 * axes || head.getInt() != magic) {
        throw new DataUnavailable("`%s` is no IDX file of bytes.".formatted(file));
      }
      var sizes = new ArrayList<Integer>();
      long expected = 1;
      for (int axis = 0; axis < axes; axis++) {
        int size = head.getInt();
        sizes.add(size);
        expected = size < 1 ? MOST + 1 : Math.min(MOST + 1, expected * size);
      }
      if (expected > MOST) {
        throw new DataUnavailable(
            "`%s` claims to hold %s values; 1 to 2^31 are read.".formatted(file, sizes));
      }
      var bytes = stream.readNBytes((int) expected);
      if (bytes.length < expected || stream.read() >= 0) {
        throw new DataUnavailable(
            "`%s` should hold %,d values and does not: it is cut off or broken."
                .formatted(file, expected));
      }
      return new Content(sizes, bytes);
    }
  }

  private static InputStream open(Path file) throws IOException {
    var raw = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }
}
