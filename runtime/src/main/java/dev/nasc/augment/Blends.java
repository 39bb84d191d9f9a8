package dev.nasc.augment;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An image between a plainer one, at factor 0, and itself, at 1, or beyond: to the bit as PIL's
 * {@code ImageEnhance}.
 */
final class Blends {
  private Blends() {}

  /** From grey to colours. */
  static Picture coloured(Picture image, double factor) {
    var grey = grey(image);
    return blended(image, factor, at -> grey[at % image.area()]);
  }

  /** From the mean grey of the whole image. */
  static Picture contrasted(Picture image, double factor) {
    int mean = (int) (Arrays.stream(grey(image)).average().orElse(0) + 0.5);
    return blended(image, factor, at -> mean);
  }

  /** From black. */
  static Picture brightened(Picture image, double factor) {
    return blended(image, factor, at -> 0);
  }

  /** From the image smoothed over 3×3 pixels; those on the border stay. */
  static Picture sharpened(Picture image, double factor) {
    return blended(image, factor, at -> smooth(image, at));
  }

  private interface Plainer {
    int level(int at);
  }

  private static Picture blended(Picture image, double factor, Plainer plainer) {
    float share = (float) factor;
    var levels = image.levels();
    return image.with(
        IntStream.range(0, levels.length)
            .map(at -> blended(plainer.level(at), levels[at], share))
            .toArray());
  }

  private static int blended(int plain, int level, float share) {
    return Picture.clipped((int) (plain + share * (level - plain)));
  }

  /** ITU-R 601-2 luma in 16 bits of fraction; one channel is grey already. */
  private static int[] grey(Picture image) {
    var levels = image.levels();
    int area = image.area();
    return image.channels() == 3
        ? IntStream.range(0, area)
            .map(i -> luma(levels[i], levels[area + i], levels[2 * area + i]))
            .toArray()
        : Arrays.copyOf(levels, area);
  }

  private static int luma(int red, int green, int blue) {
    return (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
  }

  /** The mean over nine pixels, of which the middle one counts five times. */
  private static int smooth(Picture image, int at) {
    int width = image.width();
    int row = at % image.area() / width;
    int column = at % width;
    var levels = image.levels();
    if (row == 0 || row == image.height() - 1 || column == 0 || column == width - 1) {
      return levels[at];
    }
    int sum = 4 * levels[at];
    for (int line = at - width; line <= at + width; line += width) {
      sum += levels[line - 1] + levels[line] + levels[line + 1];
    }
    return (2 * sum + 13) / 26;
  }
}
