package dev.nasc.augment;

import java.util.random.RandomGenerator;

/**
 * The operations of AutoAugment (Cubuk et al. 2019, table 6) and RandAugment (Cubuk et al. 2020),
 * with the authors' programs' ranges of magnitude.
 */
enum ImageOperation {
  SHEAR_X((image, at) -> Moves.sheared(image, at.signed(0.3), 0, at.fill)),
  SHEAR_Y((image, at) -> Moves.sheared(image, 0, at.signed(0.3), at.fill)),
  TRANSLATE_X((image, at) -> Moves.shifted(image, at.shift(image.width()), 0, at.fill)),
  TRANSLATE_Y((image, at) -> Moves.shifted(image, 0, at.shift(image.height()), at.fill)),
  ROTATE((image, at) -> Moves.rotated(image, at.signed(30), at.fill)),
  AUTO_CONTRAST((image, at) -> Levels.contrasted(image)),
  INVERT((image, at) -> Levels.inverted(image)),
  EQUALIZE((image, at) -> Levels.equalized(image)),
  SOLARIZE((image, at) -> Levels.solarized(image, at.scale.threshold(at.level))),
  SOLARIZE_ADD((image, at) -> Levels.solarizedBy(image, (int) at.part(110))),
  POSTERIZE((image, at) -> Levels.posterized(image, at.scale.bits(at.level))),
  CONTRAST((image, at) -> Blends.contrasted(image, at.factor())),
  COLOR((image, at) -> Blends.coloured(image, at.factor())),
  BRIGHTNESS((image, at) -> Blends.brightened(image, at.factor())),
  SHARPNESS((image, at) -> Blends.sharpened(image, at.factor())),
  CUTOUT((image, at) -> at.hidden(image)),
  IDENTITY((image, at) -> image);

  private interface Rule {
    Picture apply(Picture image, Strength at);
  }

  @SuppressWarnings("ImmutableEnumChecker") // each is a lambda without state
  private final Rule rule;

  ImageOperation(Rule rule) {
    this.rule = rule;
  }

  Picture apply(Picture image, Strength at) {
    return rule.apply(image, at);
  }

  /**
   * How strong an operation is.
   *
   * @param level 0–10, or beyond
   * @param fill the levels of what enters an image, one a channel
   * @param random of signs and places
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Strength(double level, Scale scale, int[] fill, RandomGenerator random) {
    private double part(double most) {
      return level / Scale.MOST * most;
    }

    private double signed(double most) {
      return sign() * part(most);
    }

    private double shift(int side) {
      return sign() * scale.shift(level, side);
    }

    private double sign() {
      return random.nextBoolean() ? -1 : 1;
    }

    /** Of a blend with the plainer image; 1 leaves the image as it is. */
    private double factor() {
      return 0.1 + part(1.8);
    }

    private Picture hidden(Picture image) {
      int half = (int) (part(40) * image.width() / 224);
      int row = random.nextInt(image.height());
      return Moves.hidden(image, row, random.nextInt(image.width()), half, fill);
    }
  }
}
