package dev.nasc.augment;

import java.util.List;

/** Two operations of a learned policy (Cubuk et al. 2019, tables 7 and 9). */
record SubPolicy(Step first, Step second) {

  /**
   * An operation.
   *
   * @param probability that it is done
   * @param level its magnitude, 0–10
   */
  record Step(ImageOperation operation, double probability, int level) {}

  /** Learned on CIFAR-10. */
  static final List<SubPolicy> CIFAR10 =
      table(
          """
          INVERT 0.1 7 CONTRAST 0.2 6
          ROTATE 0.7 2 TRANSLATE_X 0.3 9
          SHARPNESS 0.8 1 SHARPNESS 0.9 3
          SHEAR_Y 0.5 8 TRANSLATE_Y 0.7 9
          AUTO_CONTRAST 0.5 8 EQUALIZE 0.9 2
          SHEAR_Y 0.2 7 POSTERIZE 0.3 7
          COLOR 0.4 3 BRIGHTNESS 0.6 7
          SHARPNESS 0.3 9 BRIGHTNESS 0.7 9
          EQUALIZE 0.6 5 EQUALIZE 0.5 1
          CONTRAST 0.6 7 SHARPNESS 0.6 5
          COLOR 0.7 7 TRANSLATE_X 0.5 8
          EQUALIZE 0.3 7 AUTO_CONTRAST 0.4 8
          TRANSLATE_Y 0.4 3 SHARPNESS 0.2 6
          BRIGHTNESS 0.9 6 COLOR 0.2 8
          SOLARIZE 0.5 2 INVERT 0.0 3
          EQUALIZE 0.2 0 AUTO_CONTRAST 0.6 0
          EQUALIZE 0.2 8 EQUALIZE 0.6 4
          COLOR 0.9 9 EQUALIZE 0.6 6
          AUTO_CONTRAST 0.8 4 SOLARIZE 0.2 8
          BRIGHTNESS 0.1 3 COLOR 0.7 0
          SOLARIZE 0.4 5 AUTO_CONTRAST 0.9 3
          TRANSLATE_Y 0.9 9 TRANSLATE_Y 0.7 9
          AUTO_CONTRAST 0.9 2 SOLARIZE 0.8 3
          EQUALIZE 0.8 8 INVERT 0.1 3
          TRANSLATE_Y 0.7 9 AUTO_CONTRAST 0.9 1
          """);

  /** Learned on ImageNet. */
  static final List<SubPolicy> IMAGENET =
      table(
          """
          POSTERIZE 0.4 8 ROTATE 0.6 9
          SOLARIZE 0.6 5 AUTO_CONTRAST 0.6 5
          EQUALIZE 0.8 8 EQUALIZE 0.6 3
          POSTERIZE 0.6 7 POSTERIZE 0.6 6
          EQUALIZE 0.4 7 SOLARIZE 0.2 4
          EQUALIZE 0.4 4 ROTATE 0.8 8
          SOLARIZE 0.6 3 EQUALIZE 0.6 7
          POSTERIZE 0.8 5 EQUALIZE 1.0 2
          ROTATE 0.2 3 SOLARIZE 0.6 8
          EQUALIZE 0.6 8 POSTERIZE 0.4 6
          ROTATE 0.8 8 COLOR 0.4 0
          ROTATE 0.4 9 EQUALIZE 0.6 2
          EQUALIZE 0.0 7 EQUALIZE 0.8 8
          INVERT 0.6 4 EQUALIZE 1.0 8
          COLOR 0.6 4 CONTRAST 1.0 8
          ROTATE 0.8 8 COLOR 1.0 2
          COLOR 0.8 8 SOLARIZE 0.8 7
          SHARPNESS 0.4 7 INVERT 0.6 8
          SHEAR_X 0.6 5 EQUALIZE 1.0 9
          COLOR 0.4 0 EQUALIZE 0.6 3
          EQUALIZE 0.4 7 SOLARIZE 0.2 4
          SOLARIZE 0.6 5 AUTO_CONTRAST 0.6 5
          INVERT 0.6 4 EQUALIZE 1.0 8
          COLOR 0.6 4 CONTRAST 1.0 8
          EQUALIZE 0.8 8 EQUALIZE 0.6 3
          """);

  private static List<SubPolicy> table(String text) {
    return text.lines().map(line -> of(line.split(" ", -1))).toList();
  }

  private static SubPolicy of(String[] words) {
    return new SubPolicy(step(words[0], words[1], words[2]), step(words[3], words[4], words[5]));
  }

  private static Step step(String operation, String probability, String level) {
    return new Step(
        ImageOperation.valueOf(operation),
        Double.parseDouble(probability),
        Integer.parseInt(level));
  }
}
