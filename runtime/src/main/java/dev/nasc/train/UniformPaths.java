package dev.nasc.train;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.search.Draws;
import java.util.List;

/**
 * One path a step, drawn uniformly (SPOS, Guo et al. 2020): the expectation is fair, the counts are
 * not.
 */
record UniformPaths(SearchSpace space, long seed, String phase) implements PathSampler {
  @Override
  public List<Architecture> paths(long step) {
    return List.of(space.sample(Draws.of(seed, phase, step, "path")));
  }

  @Override
  public int perStep() {
    return 1;
  }
}
