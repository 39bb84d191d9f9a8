package dev.nasc.augment;

import dev.nasc.augment.ImageOperation.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * RandAugment (Cubuk et al. 2020): so many operations one after another, each drawn among some, at
 * one magnitude.
 */
record RandAugment(int operations, double magnitude, List<ImageOperation> among)
    implements ImagePolicy {

  /** The sixteen of the authors' program. */
  static final List<ImageOperation> CODE =
      Arrays.stream(ImageOperation.values()).filter(it -> it != ImageOperation.IDENTITY).toList();

  /** The fourteen of section 3. */
  static final List<ImageOperation> PAPER =
      List.of(
          ImageOperation.IDENTITY,
          ImageOperation.AUTO_CONTRAST,
          ImageOperation.EQUALIZE,
          ImageOperation.ROTATE,
          ImageOperation.SOLARIZE,
          ImageOperation.COLOR,
          ImageOperation.POSTERIZE,
          ImageOperation.CONTRAST,
          ImageOperation.BRIGHTNESS,
          ImageOperation.SHARPNESS,
          ImageOperation.SHEAR_X,
          ImageOperation.SHEAR_Y,
          ImageOperation.TRANSLATE_X,
          ImageOperation.TRANSLATE_Y);

  @Override
  public Picture apply(Picture image, int[] fill, RandomGenerator random) {
    var at = new Strength(magnitude, Scale.IMAGENET, fill, random);
    var changed = image;
    for (int i = 0; i < operations; i++) {
      changed = drawn(random).apply(changed, at);
    }
    return changed;
  }

  ImageOperation drawn(RandomGenerator random) {
    return among.get(random.nextInt(among.size()));
  }
}
