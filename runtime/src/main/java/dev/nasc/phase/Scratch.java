package dev.nasc.phase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Throws away what only saved time. */
final class Scratch {
  private Scratch() {}

  /** Empties a folder of files and removes it; what cannot be removed stays. */
  static void clear(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
      Files.deleteIfExists(folder.resolveSibling("")); // the last one takes the folder of all along
    } catch (IOException e) {
      // another phase has files there, or they cannot be removed: no harm
    }
  }
}
