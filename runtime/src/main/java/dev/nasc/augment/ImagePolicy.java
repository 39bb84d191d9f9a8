package dev.nasc.augment;

import dev.nasc.model.plan.Recipe;
import java.util.random.RandomGenerator;

/** A random change of an image, anew each time. */
public interface ImagePolicy {
  /**
   * The image changed.
   *
   * @param fill the levels of what enters it, one a channel
   */
  Picture apply(Picture image, int[] fill, RandomGenerator random);

  /** The policy that a recipe names. */
  static ImagePolicy of(Recipe.Policy policy) {
    if (policy instanceof Recipe.Policy.Auto auto) {
      return switch (auto.learnedOn()) {
        case CIFAR10 -> new AutoAugment(SubPolicy.CIFAR10, Scale.CIFAR10);
        case IMAGENET -> new AutoAugment(SubPolicy.IMAGENET, Scale.IMAGENET);
      };
    }
    var rand = (Recipe.Policy.Rand) policy;
    return switch (rand.among()) {
      case CODE -> new RandAugment(rand.operations(), rand.magnitude(), RandAugment.CODE);
      case PAPER -> new RandAugment(rand.operations(), rand.magnitude(), RandAugment.PAPER);
    };
  }
}
