package dev.nasc.search.strategy;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each option was taken at each address, as a density: one more observation, spread
 * evenly over the options, stands for what is not known.
 */
record OptionCounts(Map<Address, Map<String, Integer>> counts) {

  static final OptionCounts NONE = new OptionCounts(Map.of());

  static OptionCounts of(Collection<Architecture> architectures) {
    Map<Address, Map<String, Integer>> counts = new HashMap<>();
    for (var architecture : architectures) {
      architecture
          .decisions()
          .forEach(
              (address, option) ->
                  counts
                      .computeIfAbsent(address, unseen -> new HashMap<>())
                      .merge(option, 1, Integer::sum));
    }
    return new OptionCounts(counts);
  }

  /** The probability of each of the open options; they add up to 1. */
  double[] shares(Address address, List<String> open) {
    var here = counts.getOrDefault(address, Map.of());
    var shares = new double[open.size()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = here.getOrDefault(open.get(i), 0) + 1.0 / shares.length;
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
