package dev.nasc.network;

/** The engine or the device that was asked for cannot be had; the message says the way out. */
public final class EngineUnavailable extends RuntimeException {
  public EngineUnavailable(String message) {
    super(message);
  }

  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
