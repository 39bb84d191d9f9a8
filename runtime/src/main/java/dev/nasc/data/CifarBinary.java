package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * CIFAR-10 in its binary version (Krizhevsky 2009): records of 3,073 bytes, the class, then 1,024
 * red, green and blue pixels. Pixels are 0 to 1.
 */
record CifarBinary(Path folder) implements DataReader {
  private static final TensorShape SHAPE = new TensorShape(3, 32, 32);
  private static final int PIXELS = 3 * 32 * 32;
  private static final int CLASSES = 10;

  @Override
  public List<Path> files() throws IOException {
    var all = new ArrayList<>(training());
    all.addAll(testing());
    return all;
  }

  @Override
  public Parts read(TensorShape input) throws IOException {
    return new Parts(examples(training()), Optional.of(examples(testing())));
  }

  private List<Path> training() throws IOException {
    return named("training file (`data_batch_1.bin`)", "data_batch", "train");
  }

  private List<Path> testing() throws IOException {
    return named("test file (`test_batch.bin`)", "test");
  }

  private List<Path> named(String what, String... words) throws IOException {
    var unpacked = folder.resolve("cifar-10-batches-bin");
    var where = Files.isDirectory(unpacked) ? unpacked : folder;
    if (!Files.isDirectory(where)) {
      throw new DataUnavailable(
          "There is no folder `%s`; `nasc fetch cifar10` gets it.".formatted(where));
    }
    try (var entries = Files.list(where)) {
      var found = entries.filter(file -> isNamed(file, words)).sorted().toList();
      if (found.isEmpty()) {
        throw new DataUnavailable(
            "`%s` has no %s; `nasc fetch cifar10` gets it.".formatted(where, what));
      }
      return found;
    }
  }

  private static boolean isNamed(Path file, String... words) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".bin") && Arrays.stream(words).anyMatch(name::contains);
  }

  private static Examples examples(List<Path> files) throws IOException {
    long bytes = 0;
    for (var file : files) {
      bytes += Files.size(file);
      if (Files.size(file) == 0 || Files.size(file) % (PIXELS + 1) != 0) {
        throw new DataUnavailable(
            "`%s` has %,d bytes, no multiple of 3,073: it is cut off or no CIFAR-10."
                .formatted(file, Files.size(file)));
      }
    }
    int count = Math.toIntExact(bytes / (PIXELS + 1));
    var images = new float[Math.multiplyExact(count, PIXELS)];
    var labels = new int[count];
    int at = 0;
    for (var file : files) {
      var raw = Files.readAllBytes(file);
      for (int record = 0; record < raw.length / (PIXELS + 1); record++, at++) {
        int start = record * (PIXELS + 1);
        labels[at] = Labels.checked(raw[start] & 0xFF, CLASSES, file, record);
        for (int p = 0; p < PIXELS; p++) {
          images[at * PIXELS + p] = (raw[start + 1 + p] & 0xFF) / 255f;
        }
      }
    }
    return new Examples(SHAPE, images, labels);
  }
}
