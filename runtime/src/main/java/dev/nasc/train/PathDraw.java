package dev.nasc.train;

import dev.nasc.model.Address;
import dev.nasc.network.Alphas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws a few options of each choice by their shares, without repetition, the active one first. */
final class PathDraw {
  private PathDraw() {}

  /**
   * @param count how many of each choice, or all where there are fewer
   */
  static Map<Address, List<Integer>> of(Alphas alphas, int count, RandomGenerator random) {
    var drawn = new LinkedHashMap<Address, List<Integer>>();
    alphas
        .probabilities()
        .forEach((choice, shares) -> drawn.put(choice, drawn(shares, count, random)));
    return drawn;
  }

  private static List<Integer> drawn(List<Double> shares, int count, RandomGenerator random) {
    var options = new ArrayList<Integer>();
    while (options.size() < Math.min(count, shares.size())) {
      options.add(one(shares, options, random));
    }
    // The active one is drawn by the shares among those in memory.
    double sum = options.stream().mapToDouble(shares::get).sum();
    var among = options.stream().map(option -> shares.get(option) / sum).toList();
    options.add(0, options.remove((int) one(among, List.of(), random)));
    return options;
  }

  private static Integer one(List<Double> shares, List<Integer> without, RandomGenerator random) {
    double left = 1 - without.stream().mapToDouble(shares::get).sum();
    double at = random.nextDouble() * left;
    int last = -1;
    for (int i = 0; i < shares.size(); i++) {
      if (!without.contains(i)) {
        last = i;
        at -= shares.get(i);
        if (at < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
