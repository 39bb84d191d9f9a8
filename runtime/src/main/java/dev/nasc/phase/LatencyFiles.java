package dev.nasc.phase;

import dev.nasc.cost.LatencyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads latency tables for phases. */
final class LatencyFiles {
  private static final long LARGEST = 64L << 20;

  private LatencyFiles() {}

  /**
   * A table.
   *
   * @throws PhaseFailure where it cannot be read, or is none
   */
  static LatencyTable read(String file) {
    try {
      var path = Path.of(file);
      if (!Files.isRegularFile(path)) {
        throw new PhaseFailure("There is no latency table at `" + file + "`.");
      }
      if (Files.size(path) > LARGEST) {
        throw new PhaseFailure("The latency table `" + file + "` is larger than 64 MiB.");
      }
      var read = LatencyTable.read(Files.readString(path));
      return read.table()
          .orElseThrow(
              () ->
                  new PhaseFailure("`" + file + "` is no latency table: " + read.problem() + "."));
    } catch (IOException e) {
      throw new PhaseFailure("The latency table `" + file + "` cannot be read.");
    }
  }

  /**
   * Says which line is missing.
   *
   * @param layer as {@link LatencyTable} writes it: operation, input, output
   */
  static PhaseFailure missing(String file, String layer) {
    return new PhaseFailure(
        "The latency table `%s` has no line for `%s`: add one with its milliseconds."
            .formatted(file, layer));
  }
}
