package dev.nasc.phase;

import dev.nasc.network.BrokenFile;
import dev.nasc.network.Safetensors;
import dev.nasc.search.Trial;
import dev.nasc.train.Oversight;
import dev.nasc.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The training of one candidate on disk, so that a longer one goes on from it, and one whose
 * process died does. It only saves time: a training is a function of its seed, so that one that
 * begins anew ends the same.
 */
final class TrialCheckpoint implements Oversight {
  /** How much of a training a crash may cost. */
  private static final long PAUSE_NANOS =
      1_000_000_000L * Integer.getInteger("nasc.checkpointSeconds", 30);

  private final Path file;
  private long saved = System.nanoTime();

  /**
   * @param folder of the files of the phase; the run throws it away at the end of it
   */
  TrialCheckpoint(Path folder, Trial trial) {
    this.file = folder.resolve(first(trial) + kind(trial) + ".safetensors");
  }

  /** A training on other examples or on smaller images is another one. */
  private static String kind(Trial trial) {
    var fidelity = trial.effort().fidelity();
    return fidelity.breadth() == 1
        ? ""
        : "-%s-%s".formatted(fidelity.data(), fidelity.resolution());
  }

  /** The trial with which the training of this one began. */
  static int first(Trial trial) {
    return trial.effort().from().orElse(trial.number());
  }

  /** Takes up what there is, if that is not beyond {@code last}; returns how far it is. */
  long restore(Training training, long last) {
    try {
      var state = Safetensors.read(file);
      long step = Long.parseLong(state.metadata().getOrDefault("step", "0"));
      return step <= last ? training.restore(state) : 0;
    } catch (IOException | BrokenFile | NumberFormatException nothing) {
      return 0; // it begins anew
    }
  }

  @Override
  public boolean stopRequested() {
    return false;
  }

  @Override
  public boolean checkpointDue() {
    return System.nanoTime() - saved >= PAUSE_NANOS;
  }

  @Override
  public void checkpoint(long step, Writer writer) {
    try {
      Files.createDirectories(file.getParent());
      var temporary = file.resolveSibling(file.getFileName() + ".new");
      writer.write(temporary, Map.of());
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      saved = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void progress(long step, double loss) {}
}
