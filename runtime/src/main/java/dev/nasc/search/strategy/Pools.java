package dev.nasc.search.strategy;

import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.learn.AccuracyPredictor;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.search.Sobol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Many architectures that nobody trains, and what can be learned of them for nothing (FBNetV3, Dai
 * et al. 2021, section 3.2).
 */
public final class Pools {
  private Pools() {}

  /** Architectures spread evenly, none twice: {@code size} of them, or fewer in a small space. */
  public static List<Architecture> spread(Moves moves, int size, RandomGenerator random) {
    var sobol = new Sobol(random.nextLong());
    var drawn = new LinkedHashSet<Architecture>();
    for (int i = 0; i < size; i++) {
      drawn.add(moves.sample(sobol.point(i)));
    }
    return List.copyOf(drawn);
  }

  /**
   * A predictor that has learned the costs of a pool.
   *
   * @param learn which
   */
  public static AccuracyPredictor pretrained(
      SearchSpace space,
      List<Architecture> pool,
      List<Measure> learn,
      AccuracyPredictor.Sizes sizes,
      RandomGenerator random) {
    var encoding = new Encoding(space);
    var predictor =
        new AccuracyPredictor(
            encoding.architectureWidth(), encoding.recipeWidth(), learn.size(), sizes, random);
    var costs =
        pool.stream()
            .map(space::cost)
            .map(cost -> learn.stream().mapToDouble(cost::of).toArray())
            .toList();
    predictor.pretrain(pool.stream().map(encoding::of).toList(), costs);
    return predictor;
  }
}
