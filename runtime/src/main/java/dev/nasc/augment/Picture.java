package dev.nasc.augment;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * An image of 8 bits.
 *
 * @param levels 0–255, channel by channel, each row by row; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy an access would double the work
public record Picture(int channels, int height, int width, int[] levels) {
  public Picture {
    if (levels.length != channels * height * width) {
      throw new IllegalArgumentException(
          levels.length + " levels are no " + channels + "×" + height + "×" + width);
    }
  }

  int area() {
    return height * width;
  }

  /** The same size with other levels. */
  Picture with(int[] others) {
    return new Picture(channels, height, width, others);
  }

  /** Each level of one channel as {@code change} has it. */
  interface Change {
    IntUnaryOperator of(int[] histogram);
  }

  /** Each channel changed level by level, as its histogram asks for. */
  Picture changed(Change change) {
    var changed = new int[levels.length];
    for (int channel = 0; channel < channels; channel++) {
      int from = channel * area();
      var table = new int[256];
      Arrays.setAll(table, change.of(histogram(from)));
      for (int at = from; at < from + area(); at++) {
        changed[at] = table[levels[at]];
      }
    }
    return with(changed);
  }

  private int[] histogram(int from) {
    var histogram = new int[256];
    for (int at = from; at < from + area(); at++) {
      histogram[levels[at]]++;
    }
    return histogram;
  }

  static int clipped(int level) {
    return Math.max(0, Math.min(255, level));
  }
}
