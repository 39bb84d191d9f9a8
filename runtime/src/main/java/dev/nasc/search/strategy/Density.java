package dev.nasc.search.strategy;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How likely each option of each choice is among some architectures: by counting, or, where a
 * number is chosen from a range, by a Parzen estimate. Numbers that are near each other are alike.
 */
final class Density {
  private final List<Architecture> architectures;
  private final OptionCounts counts;
  private final Map<Choice, double[]> estimated = new HashMap<>();

  private record Choice(Address address, List<String> open) {}

  Density(List<Architecture> architectures) {
    this.architectures = architectures;
    this.counts = OptionCounts.of(architectures);
  }

  /** The probability of each of the open options; they add up to 1. */
  double[] shares(Address address, List<String> open) {
    return NumberScale.isRange(open)
        ? estimated.computeIfAbsent(
            new Choice(address, List.copyOf(open)), choice -> estimate(address, open))
        : counts.shares(address, open);
  }

  private double[] estimate(Address address, List<String> open) {
    return NumberScale.of(open)
        .map(scale -> Parzen.shares(places(scale, open), observed(scale, address)))
        .orElseGet(() -> counts.shares(address, open));
  }

  private static double[] places(NumberScale scale, List<String> open) {
    return open.stream().mapToDouble(option -> scale.place(option).orElseThrow()).toArray();
  }

  private double[] observed(NumberScale scale, Address address) {
    return architectures.stream()
        .flatMap(it -> Optional.ofNullable(it.decisions().get(address)).stream())
        .flatMapToDouble(option -> scale.place(option).stream())
        .toArray();
  }
}
