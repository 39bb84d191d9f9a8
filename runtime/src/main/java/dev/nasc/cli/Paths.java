package dev.nasc.cli;

import java.nio.file.Path;

/** How paths are written. */
final class Paths {
  private Paths() {}

  /** For machines, which may read it from another folder. */
  static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
