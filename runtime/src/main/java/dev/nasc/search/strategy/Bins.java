package dev.nasc.search.strategy;

import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The most promising architectures of a pool, spread over the range of a cost (FBNetV3, Dai et al.
 * 2021, section 3.3).
 *
 * @param cost whose range is cut into bins
 * @param promise the greater, the better
 */
record Bins(ToDoubleFunction<Architecture> cost, ToDoubleFunction<Architecture> promise) {

  private record Rated(Architecture architecture, double cost, double promise) {}

  /** The best of each of {@code number} bins; empty bins give their place to the next best. */
  List<Architecture> best(List<Architecture> pool, Set<Architecture> seen, int number) {
    var rated = new ArrayList<Rated>();
    for (var candidate : pool) {
      if (!seen.contains(candidate)) {
        rated.add(
            new Rated(candidate, cost.applyAsDouble(candidate), promise.applyAsDouble(candidate)));
      }
    }
    double least = rated.stream().mapToDouble(Rated::cost).min().orElse(0);
    double greatest = rated.stream().mapToDouble(Rated::cost).max().orElse(0);
    Map<Integer, Rated> bins = new TreeMap<>();
    for (var candidate : rated) {
      double place = greatest > least ? (candidate.cost - least) / (greatest - least) : 0;
      int bin = (int) Math.min(number - 1, Math.floor(place * number));
      bins.merge(bin, candidate, (a, b) -> b.promise > a.promise ? b : a);
    }
    var chosen = new LinkedHashSet<>(bins.values());
    rated.stream()
        .sorted(Comparator.comparingDouble(Rated::promise).reversed())
        .limit(2L * number)
        .forEach(chosen::add);
    return chosen.stream().limit(number).map(Rated::architecture).toList();
  }
}
