package dev.nasc.run;

import dev.nasc.phase.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far a run is, for whoever watches from another process. Not forced to disk and not complained
 * about: it is worth nothing after the moment.
 */
public final class ProgressFile {
  private static final long PAUSE_NANOS = 500_000_000;

  private final Path file;
  private long written = System.nanoTime() - PAUSE_NANOS;

  ProgressFile(Path file) {
    this.file = file;
  }

  /** Writes at most twice a second, so it may be called every step. */
  void write(Progress progress) {
    if (System.nanoTime() - written < PAUSE_NANOS) {
      return;
    }
    written = System.nanoTime();
    var temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, ProgressLog.GSON.toJson(progress));
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // The next one may succeed; the run does not hang on it.
    }
  }

  /** What a run wrote last. */
  public static Optional<Progress> read(Path file) {
    try {
      return Optional.ofNullable(ProgressLog.GSON.fromJson(Files.readString(file), Progress.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
