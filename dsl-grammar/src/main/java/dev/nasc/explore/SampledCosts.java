package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.PathDraws;
import dev.nasc.analysis.Sample;
import dev.nasc.cost.Costs;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The costs of a space that was walked loosely: its decisions are a diagram, but costs hang on too
 * much to be added up along it. Some architectures are drawn, always the same, and stand for all.
 */
final class SampledCosts {
  private static final int CHECKED = 64;
  private static final int DRAWS = 400;

  private final Diagram diagram;
  private final Program program;
  private @Nullable Sample sample;

  private SampledCosts(Diagram diagram, Program program) {
    this.diagram = diagram;
    this.program = program;
  }

  /**
   * Empty where some of what the diagram draws is decided otherwise, or has other options: then
   * decisions hang on shapes.
   */
  static Optional<SampledCosts> of(Diagram diagram, Program program) {
    var random = new SplittableRandom(0);
    var draws = PathDraws.uniform(diagram);
    var drawn = new ArrayList<FollowingCourse.Followed>();
    for (int i = 0; i < CHECKED; i++) {
      var path = draws.draw(random);
      drawn.add(new FollowingCourse.Followed(diagram.architecture(path), diagram.options(path)));
    }
    return program.holds(drawn)
        ? Optional.of(new SampledCosts(diagram, program))
        : Optional.empty();
  }

  /** The same for a diagram that holds less. */
  SampledCosts of(Diagram less) {
    return new SampledCosts(less, program);
  }

  synchronized Sample sample() {
    if (sample == null) {
      var random = new SplittableRandom(0);
      var draws = PathDraws.uniform(diagram);
      var drawn = new ArrayList<Sample.Drawn>();
      for (int i = 0; i < DRAWS; i++) {
        var architecture = diagram.architecture(draws.draw(random));
        drawn.add(new Sample.Drawn(architecture, cost(architecture)));
      }
      sample = new Sample(drawn);
    }
    return sample;
  }

  /**
   * What one architecture costs, exactly.
   *
   * @throws IllegalArgumentException if it is not of the space
   */
  Cost cost(Architecture architecture) {
    return program
        .network(architecture)
        .map(Costs::of)
        .orElseThrow(() -> new IllegalArgumentException("not in the space: " + architecture));
  }

  /** {@code moves} that keep bounds; empty where nothing that was drawn keeps them. */
  Optional<Moves> within(Moves moves, List<Bound> bounds) {
    return sample().drawn().stream()
        .filter(it -> Sample.holds(bounds, it.cost()))
        .findFirst()
        .map(
            it ->
                new KeptMoves(
                    moves, drawn -> Sample.holds(bounds, cost(drawn)), it.architecture()));
  }
}
