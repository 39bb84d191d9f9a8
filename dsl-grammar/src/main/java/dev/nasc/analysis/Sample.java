package dev.nasc.analysis;

import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint.Bound;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Architectures that were drawn uniformly from a space and stand for it, where its costs do not add
 * up along a diagram.
 */
public record Sample(List<Drawn> drawn) {
  /** One of them, and what it costs. */
  public record Drawn(Architecture architecture, Cost cost) {}

  public Sample {
    drawn = List.copyOf(drawn);
    if (drawn.isEmpty()) {
      throw new IllegalArgumentException("an empty sample stands for nothing");
    }
  }

  public Distribution distribution(Measure measure) {
    return Distribution.sampled(
        drawn.stream().mapToLong(it -> it.cost().of(measure)).sorted().toArray());
  }

  public Moments moments(Measure measure) {
    var sum = Moments.NONE;
    for (var one : drawn) {
      sum = sum.plus(Moments.ONE.after(one.cost().of(measure)));
    }
    return sum;
  }

  /** The share that keeps all bounds. */
  public Meeting meeting(List<Bound> bounds) {
    long hits = drawn.stream().filter(it -> holds(bounds, it.cost())).count();
    return new Meeting(Share.sampled((int) hits, drawn.size()), Optional.<BigInteger>empty());
  }

  public static boolean holds(List<Bound> bounds, Cost cost) {
    return bounds.stream().allMatch(bound -> bound.holds(cost.of(bound.measure())));
  }

  public Drawn cheapest(Measure measure) {
    return drawn.stream().min(by(measure)).orElseThrow();
  }

  public Drawn dearest(Measure measure) {
    return drawn.stream().max(by(measure)).orElseThrow();
  }

  private static Comparator<Drawn> by(Measure measure) {
    return Comparator.comparingLong(it -> it.cost().of(measure));
  }
}
