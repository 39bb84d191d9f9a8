package dev.nasc.train;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * A device whose memory is used up. What was saved stays, so that a run can be resumed once there
 * is more.
 */
public final class OutOfMemory extends TrainingRefused {
  OutOfMemory() {
    super(
        "The device has no memory left for a training step: lower `batch` and raise `accumulate` by as much, or free the device and resume the run.");
  }

  /** Whether an engine's message is about the memory of a GPU or of the host. */
  static boolean isSaidBy(String message) {
    var text = message.toLowerCase(Locale.ROOT);
    return Stream.of("out of memory", "can't allocate memory").anyMatch(text::contains);
  }
}
