package dev.nasc.data;

import dev.nasc.model.TensorShape;
import dev.nasc.search.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Folders {@code train} and {@code val} (or {@code test}) with one folder of images a class, in the
 * order of their names. Images are brought to the size that the networks take.
 *
 * @param classes how many of them are taken, drawn by {@code seed}; 0 for all
 */
record ImageFolder(Path folder, int classes, long seed) implements DataReader {
  private static final Set<String> KINDS = Set.of("jpg", "jpeg", "png", "bmp", "gif");

  /** An image and the number of its class. */
  private record Labelled(Path file, int label) {}

  @Override
  public List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    images(part("train"), names()).forEach(image -> files.add(image.file));
    images(part("val", "test"), names()).forEach(image -> files.add(image.file));
    return files;
  }

  @Override
  public Parts read(TensorShape input) throws IOException {
    var names = names();
    return new Parts(
        examples(images(part("train"), names), input),
        Optional.of(examples(images(part("val", "test"), names), input)));
  }

  private Path part(String... names) {
    for (var name : names) {
      if (Files.isDirectory(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw new DataUnavailable(
        "There is no folder `%s`; it should hold one folder of images a class."
            .formatted(folder.resolve(names[0])));
  }

  /** The classes that are taken. */
  private List<String> names() throws IOException {
    var all = folders(part("train"));
    if (all.isEmpty()) {
      throw new DataUnavailable("`%s` has no folder, one a class.".formatted(part("train")));
    }
    if (classes == 0) {
      return all;
    }
    if (classes > all.size()) {
      throw new DataUnavailable(
          "`%s` has %d classes; %d are asked for.".formatted(folder, all.size(), classes));
    }
    var order = Shuffle.permutation(all.size(), Draws.of(seed, "data image_folder", 0, "classes"));
    return IntStream.of(order).limit(classes).sorted().mapToObj(all::get).toList();
  }

  private static List<String> folders(Path of) throws IOException {
    try (var entries = Files.list(of)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Labelled> images(Path part, List<String> names) throws IOException {
    var images = new ArrayList<Labelled>();
    for (int label = 0; label < names.size(); label++) {
      var folder = part.resolve(names.get(label));
      if (!Files.isDirectory(folder)) {
        throw new DataUnavailable("There is no folder `%s`.".formatted(folder));
      }
      try (var entries = Files.list(folder)) {
        int number = label;
        entries
            .filter(ImageFolder::isImage)
            .sorted()
            .forEach(file -> images.add(new Labelled(file, number)));
      }
    }
    return images;
  }

  private static boolean isImage(Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Examples examples(List<Labelled> images, TensorShape shape) throws IOException {
    long values = shape.elements() * images.size();
    if (values > Integer.MAX_VALUE - 16) {
      throw new DataUnavailable(
          "%,d images of %s are more than fit into memory; take fewer `classes`."
              .formatted(images.size(), shape));
    }
    int length = (int) shape.elements();
    var pixels = new float[(int) values];
    var labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.get(i).label;
      ImageFile.read(images.get(i).file, shape, pixels, i * length);
    }
    return new Examples(shape, pixels, labels);
  }
}
