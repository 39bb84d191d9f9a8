package dev.nasc.augment;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Operations that change each level of a channel alike, to the bit as PIL's {@code ImageOps}. */
final class Levels {
  private Levels() {}

  static Picture inverted(Picture image) {
    return image.changed(histogram -> level -> 255 - level);
  }

  /** Levels from {@code threshold} on inverted. */
  static Picture solarized(Picture image, int threshold) {
    return image.changed(histogram -> level -> level < threshold ? level : 255 - level);
  }

  /** Levels below 128 brighter by {@code addition} (released code of RandAugment). */
  static Picture solarizedBy(Picture image, int addition) {
    return image.changed(
        histogram -> level -> level < 128 ? Picture.clipped(level + addition) : level);
  }

  /**
   * Only the first bits of each level.
   *
   * @param bits 0–8
   */
  static Picture posterized(Picture image, int bits) {
    int mask = 256 - (1 << (8 - bits));
    return image.changed(histogram -> level -> level & mask);
  }

  /** The least level of each channel to 0, the greatest to 255. */
  static Picture contrasted(Picture image) {
    return image.changed(
        histogram -> {
          int least = IntStream.range(0, 256).filter(i -> histogram[i] > 0).min().orElse(0);
          int greatest = last(histogram);
          double scale = 255.0 / (greatest - least);
          double offset = -least * scale;
          return greatest == least
              ? IntUnaryOperator.identity()
              : level -> Picture.clipped((int) (level * scale + offset));
        });
  }

  /** Each level to the share of pixels below it, so that all are about as frequent. */
  static Picture equalized(Picture image) {
    return image.changed(
        histogram -> {
          int all = image.area();
          int step = (all - histogram[last(histogram)]) / 255;
          return step == 0 ? IntUnaryOperator.identity() : cumulative(histogram, step);
        });
  }

  private static IntUnaryOperator cumulative(int[] histogram, int step) {
    var below = new int[257];
    for (int i = 0; i < 256; i++) {
      below[i + 1] = below[i] + histogram[i];
    }
    return level -> Picture.clipped((step / 2 + below[level]) / step);
  }

  private static int last(int[] histogram) {
    return IntStream.range(0, 256).filter(i -> histogram[i] > 0).max().orElse(0);
  }
}
