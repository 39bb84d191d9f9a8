package dev.nasc.run;

import java.io.Serial;

/** A run cannot begin or go on. The message is for the user; what was stored stays stored. */
public final class RunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String sentence;

  public RunException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public RunException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
