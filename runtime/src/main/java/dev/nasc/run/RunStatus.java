package dev.nasc.run;

import java.util.Locale;
import java.util.stream.Stream;

/** Where a run stands. */
public enum RunStatus {
  /** Some process works on it now. */
  RUNNING,
  DONE,
  /** It was stopped or killed, and can be resumed. */
  INTERRUPTED,
  /** It could not go on; resuming tries again from there. */
  FAILED;

  /** The status that is written as {@code word}. */
  static RunStatus of(String word) {
    return Stream.of(values())
        .filter(status -> status.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new RunException("The store holds no status `" + word + "`."));
  }

  /** As it stands in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
