package dev.nasc.augment;

import dev.nasc.augment.ImageOperation.Strength;
import java.util.random.RandomGenerator;

/**
 * RandAugment (Cubuk et al. 2020): so many operations one after another, each drawn among the
 * sixteen of the authors' program, at one magnitude. (The paper lists thirteen of them and one that
 * does nothing.)
 */
record RandAugment(int operations, double magnitude) implements ImagePolicy {
  @Override
  public Picture apply(Picture image, int[] fill, RandomGenerator random) {
    var at = new Strength(magnitude, Scale.IMAGENET, fill, random);
    var all = ImageOperation.values();
    var changed = image;
    for (int i = 0; i < operations; i++) {
      changed = all[random.nextInt(all.length)].apply(changed, at);
    }
    return changed;
  }
}
