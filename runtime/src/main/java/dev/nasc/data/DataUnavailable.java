package dev.nasc.data;

/** A data set is not known, or cannot be read or split; the message says the way out. */
public final class DataUnavailable extends RuntimeException {
  public DataUnavailable(String message) {
    super(message);
  }
}
