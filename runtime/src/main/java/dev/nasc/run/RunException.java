package dev.nasc.run;

import java.io.Serial;

/** A run cannot begin or go on. The message is for the user; what was stored stays stored. */
public final class RunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
