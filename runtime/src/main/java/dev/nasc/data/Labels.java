package dev.nasc.data;

import java.nio.file.Path;

/** Classes as files number them. */
final class Labels {
  private Labels() {}

  /**
   * The class itself.
   *
   * @param example its number in the file, from 0
   * @throws DataUnavailable where there is no such class
   */
  static int checked(int label, int classes, Path file, int example) {
    if (label < 0 || label >= classes) {
      throw new DataUnavailable(
          "Example %d of `%s` has the class %d; classes are 0 to %d."
              .formatted(example, file, label, classes - 1));
    }
    return label;
  }
}
