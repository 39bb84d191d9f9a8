package dev.nasc.data;

import dev.nasc.data.DataReader.Parts;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Data;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The data sets that a search can name. */
public final class Datasets {
  /** Of larger ones the names and sizes of files are told apart, not what is in them. */
  private static final long HASHED = 1L << 30;

  private Datasets() {}

  /**
   * Reads, splits and standardises.
   *
   * @param input what a network of the search takes: images of folders are brought to this size
   * @throws DataUnavailable where files are missing or broken, or a part would be empty
   */
  public static Dataset load(Data data, TensorShape input) {
    try {
      var parts = reader(data).read(input);
      return split(data, parts, fingerprint(data));
    } catch (IOException e) {
      throw unreadable(data, e);
    }
  }

  /** The same for data that come in one size: all but folders of images. */
  public static Dataset load(Data data) {
    return load(data, new TensorShape(1, 1, 1));
  }

  /** Changes when the files of a data set do: SHA-256, in hexadecimal. */
  public static String fingerprint(Data data) {
    try {
      return hash(reader(data).files());
    } catch (IOException e) {
      throw unreadable(data, e);
    }
  }

  private static DataUnavailable unreadable(Data data, IOException e) {
    return new DataUnavailable(
        "The data set `%s` at `%s` cannot be read: %s"
            .formatted(data.name(), data.path(), e.getMessage()));
  }

  private static DataReader reader(Data data) {
    var path = Path.of(data.path());
    return switch (data.name()) {
      case "digits" -> new Digits();
      case "mnist" -> new Idx(path);
      case "cifar10" -> new CifarBinary(path);
      case "image_folder" -> new ImageFolder(path, data.classes(), data.seed());
      case "npz" -> new Npz(present(path));
      case "csv" -> new CsvExamples(path, data.label());
      default ->
          throw new DataUnavailable(
              "This version of nasc cannot load `%s`.".formatted(data.name()));
    };
  }

  private static Path present(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataUnavailable("There is no file `%s`.".formatted(file));
    }
    return file;
  }

  /** Cuts examples into the parts that {@code data} asks for. */
  static Dataset split(Data data, Parts parts, String fingerprint) {
    var learn = parts.learn();
    var split = Split.of(learn, data, parts.test().isPresent());
    var test = parts.test().orElseGet(() -> learn.subset(split.test()));
    if (split.train().size() < 2 || split.validation().isEmpty() || test.size() == 0) {
      throw new DataUnavailable(
          "Data set `%s` has %d examples: a holdout of %s and a test part of %s leave a part empty."
              .formatted(data.name(), learn.size(), share(data.holdout()), share(data.test())));
    }
    var train = learn.subset(split.train());
    var standard = Standard.of(train);
    return new Dataset(
        data.name(),
        Math.max(learn.classes(), test.classes()),
        standard.apply(train),
        standard.apply(learn.subset(split.validation())),
        standard.apply(test),
        standard,
        fingerprint);
  }

  private static String hash(List<Path> files) throws IOException {
    long size = 0;
    for (var file : files) {
      size += Files.size(file);
    }
    var hash = sha256();
    if (files.isEmpty()) {
      hash.update(Digits.bytes());
    }
    for (var file : files) {
      var name = file.getFileName() + " " + Files.size(file) + "\n";
      hash.update(size > HASHED ? name.getBytes(StandardCharsets.UTF_8) : Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String share(double given) {
    return given > 1 ? "%.0f".formatted(given) : "%.0f %%".formatted(100 * given);
  }
}
