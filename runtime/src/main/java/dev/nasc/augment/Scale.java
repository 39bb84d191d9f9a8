package dev.nasc.augment;

/** What a level from 0 to 10 means where the authors' two programs differ. */
enum Scale {
  /** That of AutoAugment on CIFAR-10 (tensorflow/models research/autoaugment). */
  CIFAR10 {
    @Override
    int bits(double level) {
      return Math.max(0, 4 - (int) (level * 4 / MOST));
    }

    @Override
    int threshold(double level) {
      return 256 - (int) (level * 256 / MOST);
    }

    @Override
    double shift(double level, int side) {
      return (int) (level * 10 / MOST * side / 32);
    }
  },
  /** That of ImageNet (tensorflow/tpu models/official/efficientnet/autoaugment.py). */
  IMAGENET {
    @Override
    int bits(double level) {
      return Math.min(8, (int) (level * 4 / MOST));
    }

    @Override
    int threshold(double level) {
      return (int) (level * 256 / MOST);
    }

    @Override
    double shift(double level, int side) {
      return level * 100 / MOST * side / 224;
    }
  };

  /** The greatest level of a learned policy; RandAugment goes beyond. */
  static final double MOST = 10;

  /** How many bits {@code posterize} keeps, 0–8. */
  abstract int bits(double level);

  /** From which level on {@code solarize} inverts. */
  abstract int threshold(double level);

  /** How many pixels of {@code side} an image is moved. */
  abstract double shift(double level, int side);
}
