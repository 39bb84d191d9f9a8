package dev.nasc.network;

/** A file of tensors is not what it should be; the message says what is wrong with it. */
public final class BrokenFile extends RuntimeException {
  public BrokenFile(String message) {
    super(message);
  }
}
