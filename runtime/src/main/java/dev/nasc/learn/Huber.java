package dev.nasc.learn;

/**
 * The loss of Huber 1964 as FBNetV3 writes it: half the square up to 1, the distance less a half
 * beyond.
 */
final class Huber {
  private Huber() {}

  static double gradient(double error) {
    return Math.max(-1, Math.min(1, error));
  }
}
