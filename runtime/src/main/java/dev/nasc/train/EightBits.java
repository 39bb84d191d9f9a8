package dev.nasc.train;

import dev.nasc.augment.Picture;
import dev.nasc.data.Dataset;
import dev.nasc.data.Examples;
import dev.nasc.data.Standard;

/**
 * Standardised images as images of 8 bits, and back.
 *
 * @param white what is level 255; black is 0
 */
record EightBits(Standard standard, double white) {

  /**
   * White is 1, or the greatest number of the training part where that is greater.
   *
   * @throws TrainingRefused where a number is negative
   */
  static EightBits of(Dataset data) {
    var standard = data.standard();
    var part = data.train();
    double least = 0;
    double greatest = 1;
    for (int at = 0; at < part.images().length; at++) {
      double number = raw(standard, part.images()[at], channel(part, at));
      least = Math.min(least, number);
      greatest = Math.max(greatest, number);
    }
    if (least < -1e-3 * greatest) {
      throw new TrainingRefused(
          "`augment` changes images whose numbers go from 0, black, up; `%s` has %.4g: take `standard`."
              .formatted(data.name(), least));
    }
    return new EightBits(standard, greatest);
  }

  /** One of some examples. */
  Picture picture(Examples examples, int number) {
    var shape = examples.shape();
    var levels = new int[(int) shape.elements()];
    for (int at = 0; at < levels.length; at++) {
      int from = number * levels.length + at;
      levels[at] = level(raw(standard, examples.images()[from], channel(examples, from)));
    }
    return new Picture(shape.channels(), shape.height(), shape.width(), levels);
  }

  /** The means of the channels: what enters an image (128, or these, in the authors' programs). */
  int[] fill() {
    return standard.mean().stream().mapToInt(this::level).toArray();
  }

  private int level(double raw) {
    return (int) Math.max(0, Math.min(255, Math.round(255 * raw / white)));
  }

  /** Writes an image into {@code images}, from {@code first} on. */
  void standardise(Picture picture, float[] images, int first) {
    int area = picture.height() * picture.width();
    for (int at = 0; at < picture.levels().length; at++) {
      int channel = at / area;
      double raw = picture.levels()[at] * white / 255;
      images[first + at] =
          (float) ((raw - standard.mean().get(channel)) / standard.deviation().get(channel));
    }
  }

  private static double raw(Standard standard, float number, int channel) {
    return number * standard.deviation().get(channel) + standard.mean().get(channel);
  }

  private static int channel(Examples examples, int at) {
    var shape = examples.shape();
    return at / (shape.height() * shape.width()) % shape.channels();
  }
}
