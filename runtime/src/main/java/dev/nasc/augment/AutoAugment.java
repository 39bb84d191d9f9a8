package dev.nasc.augment;

import dev.nasc.augment.ImageOperation.Strength;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * AutoAugment (Cubuk et al. 2019): one of its sub-policies, each alike, whose operations are done
 * one after the other, each with its probability.
 */
record AutoAugment(List<SubPolicy> subPolicies, Scale scale) implements ImagePolicy {
  @Override
  public Picture apply(Picture image, int[] fill, RandomGenerator random) {
    var chosen = subPolicies.get(random.nextInt(subPolicies.size()));
    var changed = image;
    for (var step : List.of(chosen.first(), chosen.second())) {
      if (random.nextDouble() < step.probability()) {
        var at = new Strength(step.level(), scale, fill, random);
        changed = step.operation().apply(changed, at);
      }
    }
    return changed;
  }
}
