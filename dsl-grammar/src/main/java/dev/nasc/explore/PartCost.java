package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Extremes;
import dev.nasc.analysis.Moments;
import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.Sample;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.model.Measure;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a part of the text costs, in the space before its {@code require}s. */
public final class PartCost {
  private final Function<Measure, Bounds> bounds;
  private final Function<Measure, Moments> moments;
  private final BiFunction<Measure, Resolution, Distribution> distribution;

  private PartCost(
      Function<Measure, Bounds> bounds,
      Function<Measure, Moments> moments,
      BiFunction<Measure, Resolution, Distribution> distribution) {
    this.bounds = bounds;
    this.moments = moments;
    this.distribution = distribution;
  }

  static PartCost of(Diagram part) {
    return new PartCost(
        measure -> bounds(part, measure),
        measure -> Moments.of(part, measure),
        (measure, resolution) -> Distribution.of(part, measure, resolution));
  }

  static PartCost of(Sample part) {
    return new PartCost(
        measure -> bounds(part, measure),
        part::moments,
        (measure, resolution) -> part.distribution(measure));
  }

  static Bounds bounds(Diagram diagram, Measure cost) {
    var extremes = new Extremes(diagram, cost);
    return new Bounds(extremes.least(), extremes.greatest());
  }

  static Bounds bounds(Sample sample, Measure cost) {
    return new Bounds(sample.cheapest(cost).cost().of(cost), sample.dearest(cost).cost().of(cost));
  }

  public Bounds of(Measure cost) {
    return bounds.apply(cost);
  }

  /** How the part's cost spreads over the architectures. */
  public Distribution distribution(Measure cost, Resolution resolution) {
    return distribution.apply(cost, resolution);
  }

  public Moments moments(Measure cost) {
    return moments.apply(cost);
  }
}
