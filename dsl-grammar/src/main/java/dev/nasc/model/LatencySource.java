package dev.nasc.model;

/** Where the time of a forward pass comes from. */
public sealed interface LatencySource {
  /**
   * Measured times of layers, added up.
   *
   * @param file a latency table; relative to the text, until a run knows where that lies
   */
  record Table(String file) implements LatencySource {}

  /**
   * The median of several passes on the device that the search runs on.
   *
   * @param batch examples in a pass
   * @param repeats passes that count
   */
  record Device(int batch, int repeats) implements LatencySource {}
}
