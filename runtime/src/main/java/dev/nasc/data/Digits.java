package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Handwritten digits, 1×8×8, pixels 0 to 16, 1,797 images (UCI, "Optical Recognition of Handwritten
 * Digits", as scikit-learn packages it). Shipped with the program; README.md beside the file says
 * its origin.
 */
record Digits() implements DataReader {
  private static final String FILE = "digits8x8.csv";
  private static final TensorShape SHAPE = new TensorShape(1, 8, 8);

  /** It is part of nasc. */
  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public Parts read(TensorShape input) {
    return new Parts(parse(bytes()), Optional.empty());
  }

  /** The file as it is shipped. */
  static byte[] bytes() {
    try (var stream = Digits.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("the program comes without its file " + FILE);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line an image: the label, then 64 pixels. */
  static Examples parse(byte[] csv) {
    var text = new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.US_ASCII);
    var rows = new BufferedReader(text).lines().filter(line -> !line.startsWith("label")).toList();
    int pixels = (int) SHAPE.elements();
    var images = new float[rows.size() * pixels];
    var labels = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      var fields = rows.get(i).split(",", -1);
      if (fields.length != pixels + 1) {
        throw new IllegalStateException("row " + i + " of " + FILE + " has no 65 fields");
      }
      labels[i] = Integer.parseInt(fields[0]);
      for (int p = 0; p < pixels; p++) {
        images[i * pixels + p] = Float.parseFloat(fields[p + 1]);
      }
    }
    return new Examples(SHAPE, images, labels);
  }
}
