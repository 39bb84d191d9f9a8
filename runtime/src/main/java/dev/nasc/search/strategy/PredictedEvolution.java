package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Adaptive genetic search on a score that costs nothing: each of the best has children by mutation
 * inside the constraints, the best of all stay, until the best score stands still.
 *
 * <p>Source: Dai et al., FBNetV3, CVPR 2021, section 3.4; sizes from its algorithm 1.
 */
final class PredictedEvolution {
  /** Half of the first generation are the best that are known, half are drawn. */
  static final int SEEDS = 50;

  private static final int CHILDREN = 24;
  private static final int KEPT = 40;
  private static final int MOST_GENERATIONS = 100;

  /** The best may stand still for so many generations. */
  private static final int PATIENCE = 3;

  private final Moves moves;
  private final ToDoubleFunction<Architecture> score;
  private final RandomGenerator random;
  private final Map<Architecture, Double> scores = new HashMap<>();

  PredictedEvolution(Moves moves, ToDoubleFunction<Architecture> score, RandomGenerator random) {
    this.moves = moves;
    this.score = score;
    this.random = random;
  }

  /** The best that it finds and that were not tried, best first. */
  List<Architecture> best(Collection<Architecture> start, int number, Set<Architecture> tried) {
    var first = new LinkedHashSet<>(start);
    for (int i = 0; i < SEEDS; i++) {
      first.add(moves.sample(random));
    }
    var kept = top(first, KEPT);
    int still = 0;
    for (int generation = 0; generation < MOST_GENERATIONS && still < PATIENCE; generation++) {
      double before = score(kept.get(0));
      var all = new LinkedHashSet<>(kept);
      for (var parent : kept) {
        for (int i = 0; i < CHILDREN; i++) {
          all.add(Mutation.one(moves, parent, random));
        }
      }
      kept = top(all, KEPT);
      still = score(kept.get(0)) > before ? 0 : still + 1;
    }
    var untried = new ArrayList<>(scores.keySet());
    untried.removeAll(tried);
    return top(untried, number);
  }

  private double score(Architecture architecture) {
    return scores.computeIfAbsent(architecture, score::applyAsDouble);
  }

  /** Ties fall by the text, so that they fall the same way each time. */
  private List<Architecture> top(Collection<Architecture> of, int number) {
    return of.stream()
        .sorted(
            (a, b) -> {
              int order = Double.compare(score(b), score(a));
              return order != 0 ? order : a.toString().compareTo(b.toString());
            })
        .limit(number)
        .toList();
  }
}
