package dev.nasc.augment;

/**
 * Operations that move pixels, each from the nearest, to the bit as PIL's affine transformation:
 * with 16 bits of fraction. What enters the image has the levels of {@code fill}, one a channel.
 */
final class Moves {
  private static final double ONE = 65536;

  private Moves() {}

  /** Each row moved by {@code by} times its number, and each column by {@code down} times its. */
  static Picture sheared(Picture image, double by, double down, int[] fill) {
    return moved(image, new double[] {1, by, 0, down, 1, 0}, fill);
  }

  /** What was {@code right} pixels to the right and {@code below} pixels below. */
  static Picture shifted(Picture image, double right, double below, int[] fill) {
    return moved(image, new double[] {1, 0, right, 0, 1, below}, fill);
  }

  /** Turned around its middle, counter-clockwise. */
  static Picture rotated(Picture image, double degrees, int[] fill) {
    double angle = -Math.toRadians(degrees);
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double x = image.width() / 2.0;
    double y = image.height() / 2.0;
    var matrix =
        new double[] {
          cosine, sine, x - cosine * x - sine * y, -sine, cosine, y + sine * x - cosine * y
        };
    return moved(image, matrix, fill);
  }

  /** A square of which one corner may lie outside, filled. */
  static Picture hidden(Picture image, int row, int column, int half, int[] fill) {
    var levels = image.levels().clone();
    for (int at = 0; at < levels.length; at++) {
      int y = at % image.area() / image.width() - row;
      int x = at % image.width() - column;
      if (y >= -half && y < half && x >= -half && x < half) {
        levels[at] = fill[at / image.area()];
      }
    }
    return image.with(levels);
  }

  /** The pixel at (x, y) is what was at (m₀x + m₁y + m₂, m₃x + m₄y + m₅), middles of pixels. */
  private static Picture moved(Picture image, double[] m, int[] fill) {
    long x0 = fixed(m[2] + (m[0] + m[1]) / 2);
    long y0 = fixed(m[5] + (m[3] + m[4]) / 2);
    long[] perColumn = {fixed(m[0]), fixed(m[3])};
    long[] perRow = {fixed(m[1]), fixed(m[4])};
    int width = image.width();
    var from = new int[image.area()];
    for (int at = 0; at < from.length; at++) {
      int column = at % width;
      int row = at / width;
      long x = (x0 + perColumn[0] * column + perRow[0] * row) >> 16;
      long y = (y0 + perColumn[1] * column + perRow[1] * row) >> 16;
      boolean inside = x >= 0 && x < width && y >= 0 && y < image.height();
      from[at] = inside ? (int) (y * width + x) : -1;
    }
    return gathered(image, from, fill);
  }

  private static Picture gathered(Picture image, int[] from, int[] fill) {
    var levels = new int[image.levels().length];
    for (int at = 0; at < levels.length; at++) {
      int channel = at / image.area();
      int source = from[at % image.area()];
      levels[at] = source < 0 ? fill[channel] : image.levels()[channel * image.area() + source];
    }
    return image.with(levels);
  }

  private static long fixed(double number) {
    return (long) Math.floor(number * ONE + 0.5);
  }
}
