package dev.nasc.model;

/** A measure down and one across, in pixels: of a kernel, a stride, a padding. */
public record Extent(int height, int width) {
  public static Extent square(int side) {
    return new Extent(side, side);
  }

  /** How many pixels it covers. */
  public long area() {
    return (long) height * width;
  }
}
