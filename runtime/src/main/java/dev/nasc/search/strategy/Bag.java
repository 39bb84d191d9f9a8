package dev.nasc.search.strategy;

import static java.util.Objects.requireNonNull;

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
  /** For each option at each place, which of the numbers counts it. */
  private final Map<Address, Map<String, Integer>> numbers = new HashMap<>();

  private final int size;

  Bag(SearchSpace space) {
    var kinds = new HashMap<String, Integer>();
    for (var block : space.choiceBlocks()) {
      for (var choice : block.choices()) {
        var options = numbers.computeIfAbsent(choice.address(), unseen -> new HashMap<>());
        for (var option : choice.options()) {
          var kind = choice.address().text().replaceAll("[0-9]+", "#") + "=" + option;
          kinds.putIfAbsent(kind, kinds.size());
          options.put(option, requireNonNull(kinds.get(kind)));
        }
      }
    }
    this.size = kinds.size();
  }

  double[] of(Architecture architecture) {
    var shares = new double[size];
    double share = 1.0 / Math.max(1, architecture.decisions().size());
    architecture
        .decisions()
        .forEach(
            (address, option) -> {
              var number = numbers.getOrDefault(address, Map.of()).get(option);
              if (number != null) {
                shares[number] += share;
              }
            });
    return shares;
  }
}
