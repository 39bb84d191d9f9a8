package dev.nasc.train;

/**
 * A training that cannot work on this space or these data; the message says why and the way out.
 */
public class TrainingRefused extends RuntimeException {
  public TrainingRefused(String message) {
    super(message);
  }
}
