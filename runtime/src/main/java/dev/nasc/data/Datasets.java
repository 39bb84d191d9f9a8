package dev.nasc.data;

import dev.nasc.model.plan.Data;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The data sets that a search can name. */
public final class Datasets {
  private Datasets() {}

  /**
   * Reads, splits and standardises.
   *
   * @throws DataUnavailable where the name is not known or a part would be empty
   */
  public static Dataset load(Data data) {
    if (!isKnown(data)) {
      throw new DataUnavailable(
          "This version of nasc cannot load `%s`; search on `digits()`.".formatted(data.name()));
    }
    var bytes = Digits.bytes();
    return split(data, Digits.parse(bytes), sha256(bytes));
  }

  /** Whether this version can load it. */
  public static boolean isKnown(Data data) {
    return data.name().equals("digits");
  }

  /** Cuts examples into the parts that {@code data} asks for. */
  static Dataset split(Data data, Examples examples, String fingerprint) {
    var split = Split.of(examples, data);
    if (split.train().size() < 2 || split.validation().isEmpty() || split.test().isEmpty()) {
      throw new DataUnavailable(
          "Data set `%s` has %d examples: a holdout of %s and a test part of %s leave a part empty."
              .formatted(data.name(), examples.size(), data.holdout(), data.test()));
    }
    var train = examples.subset(split.train());
    var standard = Standard.of(train);
    return new Dataset(
        data.name(),
        examples.classes(),
        standard.apply(train),
        standard.apply(examples.subset(split.validation())),
        standard.apply(examples.subset(split.test())),
        standard,
        fingerprint);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
