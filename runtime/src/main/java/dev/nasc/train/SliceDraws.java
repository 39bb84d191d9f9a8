package dev.nasc.train;

import dev.nasc.explore.Decider.Asked;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Elastic;
import dev.nasc.model.plan.Phase;
import dev.nasc.search.Draws;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws slices of the largest network: each choice evenly from the options that are open. All
 * slices of one step take images of one size.
 *
 * @param open options by the name of the choice; of the names that {@link Phase.Shrink} opens,
 *     those without any stay as they are in the largest network
 */
record SliceDraws(
    SearchSpace space, Elastic elastic, Map<String, List<String>> open, long seed, String phase) {

  /** The slice of a path of a step. */
  Architecture slice(long step, int path) {
    var own = Draws.of(seed, phase, step, "slice " + path);
    var shared = resolution(step);
    return space.decided(
        asked ->
            Optional.of(
                elastic.resolution().contains(asked.address())
                    ? any(asked.options(), shared)
                    : any(open(asked), own)));
  }

  /** The largest network on the images of a step. */
  Architecture largest(long step) {
    var shared = resolution(step);
    return space.decided(
        asked ->
            Optional.of(
                elastic.resolution().contains(asked.address())
                    ? any(asked.options(), shared)
                    : largest(asked)));
  }

  private RandomGenerator resolution(long step) {
    return Draws.of(seed, phase, step, "resolution");
  }

  private List<String> open(Asked asked) {
    var name = asked.address().name();
    if (!Phase.Shrink.NAMES.contains(name)) {
      return asked.options();
    }
    var options = open.get(name);
    return options == null
        ? List.of(largest(asked))
        : asked.options().stream().filter(options::contains).toList();
  }

  private String largest(Asked asked) {
    return elastic.largest().decisions().getOrDefault(asked.address(), asked.options().get(0));
  }

  private static String any(List<String> options, RandomGenerator random) {
    return options.get(random.nextInt(options.size()));
  }
}
