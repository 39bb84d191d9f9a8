package dev.nasc.search;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Derives an architecture with at most so many skips in each cell (Chen et al. 2019, P-DARTS,
 * section 3.3): as long as a cell has more, the one with the least share is given up, and the
 * architecture is derived again.
 *
 * @param most options called {@code skip} in each cell
 */
public record SkipLimit(SearchSpace space, int most) {
  private static final String SKIP = "skip";

  /**
   * The architecture of the greatest shares under the limit.
   *
   * @param shares of the options of each choice, in their order
   */
  public Architecture derive(
      Map<Address, List<Double>> shares, Map<Address, List<String>> options) {
    var left = new HashMap<>(shares);
    while (true) {
      var found = space.decided(new Derivation(left, options));
      var excess =
          found.decisions().entrySet().stream()
              .filter(it -> it.getValue().equals(SKIP) && left.containsKey(it.getKey()))
              .map(Map.Entry::getKey)
              .collect(Collectors.groupingBy(SkipLimit::cell))
              .values()
              .stream()
              .filter(skips -> skips.size() > most)
              .toList();
      if (excess.isEmpty()) {
        return found;
      }
      for (var skips : excess) {
        var weakest =
            skips.stream().min(Comparator.comparingDouble(it -> share(left, options, it)));
        giveUp(left, options, weakest.orElseThrow());
      }
    }
  }

  private static String cell(Address address) {
    return address.text().split("[.\\[]", 2)[0];
  }

  private static int skip(Map<Address, List<String>> options, Address choice) {
    return Objects.requireNonNull(options.get(choice)).indexOf(SKIP);
  }

  private static double share(
      Map<Address, List<Double>> shares, Map<Address, List<String>> options, Address choice) {
    return Objects.requireNonNull(shares.get(choice)).get(skip(options, choice));
  }

  private static void giveUp(
      Map<Address, List<Double>> shares, Map<Address, List<String>> options, Address choice) {
    var row = new ArrayList<>(Objects.requireNonNull(shares.get(choice)));
    row.set(skip(options, choice), 0.0);
    shares.put(choice, row);
  }
}
