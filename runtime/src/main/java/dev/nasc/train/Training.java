package dev.nasc.train;

import dev.nasc.network.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What is trained step by step, and can be saved and taken up between any two of them. */
public interface Training extends AutoCloseable {
  /** How many steps there are in all. */
  long steps();

  /** Does one step, counted from 0. */
  void step(long step);

  /** The mean loss since it was last asked; waits for the device. */
  double meanLoss();

  /**
   * Writes its state after {@code step} steps.
   *
   * @param notes of the caller, which the file's metadata hold besides
   */
  void save(Path file, long step, Map<String, String> notes) throws IOException;

  /**
   * Takes up a saved state, before the first step; returns how many steps that has done.
   *
   * @throws dev.nasc.network.BrokenFile where it is none of a training
   */
  long restore(Safetensors saved);

  @Override
  void close();
}
