package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Arrays {@code x} (n×C×H×W or n×C) and {@code y} (n, classes from 0) of one NumPy archive. */
record Npz(Path file) implements DataReader {
  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public Parts read(TensorShape input) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var x = array(zip, "x");
      var y = array(zip, "y");
      return new Parts(examples(x, y), Optional.empty());
    } catch (ZipException e) {
      throw new DataUnavailable(
          "`%s` is no NumPy archive; `numpy.savez(file, x=x, y=y)` writes one.".formatted(file));
    }
  }

  private NpyArray array(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name + ".npy");
    if (entry == null) {
      throw new DataUnavailable(
          "`%s` has no array `%s`; `numpy.savez(file, x=x, y=y)` writes one."
              .formatted(file, name));
    }
    try (var stream = new BufferedInputStream(zip.getInputStream(entry))) {
      return NpyArray.read(stream, "`%s` of `%s`".formatted(name, file));
    }
  }

  private Examples examples(NpyArray x, NpyArray y) {
    int axes = x.shape().size();
    if (axes != 2 && axes != 4) {
      throw new DataUnavailable(
          "`x` of `%s` has %d axes; it should be n×C×H×W or n×C.".formatted(file, axes));
    }
    if (y.shape().size() != 1 || !y.shape().get(0).equals(x.shape().get(0))) {
      throw new DataUnavailable(
          "`y` of `%s` is %s; `x` has %d examples.".formatted(file, y.shape(), x.shape().get(0)));
    }
    if (x.values().length == 0) {
      throw new DataUnavailable("`x` of `%s` is empty.".formatted(file));
    }
    var images = new float[x.values().length];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) x.values()[i];
    }
    var labels = new int[y.values().length];
    for (int i = 0; i < labels.length; i++) {
      double label = y.values()[i];
      if (label != Math.rint(label)) {
        throw new DataUnavailable(
            "Example %d of `%s` has the class %s; classes are whole.".formatted(i, file, label));
      }
      labels[i] = Labels.checked((int) label, 1_000_000, file, i);
    }
    var shape =
        axes == 2
            ? new TensorShape(x.shape().get(1), 1, 1)
            : new TensorShape(x.shape().get(1), x.shape().get(2), x.shape().get(3));
    return new Examples(shape, images, labels);
  }
}
