package dev.nasc.search.strategy;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.HashMap;
import java.util.Map;

/**
 * Architectures as the mean of their decisions: one number for each option at each kind of place.
 * Places that differ only in a number are of one kind, so that what was learned of small
 * architectures speaks of larger ones (PNAS, Liu et al. 2018, section 4.2: shared embeddings).
 */
final class Bag {
  private final Map<String, Integer> kinds = new HashMap<>();

  Bag(SearchSpace space) {
    for (var block : space.choiceBlocks()) {
      for (var choice : block.choices()) {
        for (var option : choice.options()) {
          kinds.putIfAbsent(kind(choice.address(), option), kinds.size());
        }
      }
    }
  }

  double[] of(Architecture architecture) {
    var numbers = new double[kinds.size()];
    double share = 1.0 / Math.max(1, architecture.decisions().size());
    architecture
        .decisions()
        .forEach(
            (address, option) -> {
              Integer kind = kinds.get(kind(address, option));
              if (kind != null) {
                numbers[kind] += share;
              }
            });
    return numbers;
  }

  private static String kind(Address address, String option) {
    return address.text().replaceAll("[0-9]+", "#") + "=" + option;
  }
}
