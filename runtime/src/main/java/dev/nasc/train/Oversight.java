package dev.nasc.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Who watches over a training: asked between steps. */
public interface Oversight {
  /** Whether somebody asked it to stop. */
  boolean stopRequested();

  /** Whether its state is to be saved now. */
  boolean checkpointDue();

  /** Keeps its state after {@code step} steps. */
  void checkpoint(long step, Writer writer);

  /** How far it is: the mean loss since it last told. */
  void progress(long step, double loss);

  /** Writes a file, with notes of whoever keeps it. */
  @FunctionalInterface
  interface Writer {
    void write(Path file, Map<String, String> notes) throws IOException;
  }
}
