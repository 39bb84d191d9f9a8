package dev.nasc.search;

import static java.util.Objects.requireNonNull;

import dev.nasc.explore.Decider;
import dev.nasc.explore.Patterns;
import dev.nasc.model.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives an architecture from shares: of each choice the option with the greatest share, and of a
 * choice of several those whose own choices are decided most strongly (Liu et al. 2019, DARTS,
 * section 2.4: the two edges with the greatest share of an operation). What comes first wins a tie.
 *
 * @param shares of the options of each choice, in their order
 */
public record Derivation(Map<Address, List<Double>> shares, Map<Address, List<String>> options)
    implements Decider {

  @Override
  public Optional<String> option(Asked asked) {
    return asked.options().stream()
        .reduce((best, option) -> strength(asked, option) > strength(asked, best) ? option : best);
  }

  private double strength(Asked asked, String option) {
    var known = shares.get(asked.address());
    if (known != null) {
      return known.get(requireNonNull(options.get(asked.address())).indexOf(option));
    }
    var around = asked.address().text().replaceFirst("\\.?[^.]*$", "");
    return List.of(option.replaceAll("[\\[\\] ]", "").split(",")).stream()
        .mapToDouble(element -> greatestBelow(new Address(around).at(element)))
        .sum();
  }

  /** The greatest share of what is decided for one element of several. */
  private double greatestBelow(Address element) {
    return shares.entrySet().stream()
        .filter(choice -> Patterns.isBelow(element.text(), choice.getKey()))
        .flatMap(
            choice ->
                choice.getValue().stream()
                    .limit(requireNonNull(options.get(choice.getKey())).size()))
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }
}
