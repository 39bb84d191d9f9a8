package dev.nasc.lsp.document;

import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Resolution;
import dev.nasc.explore.PartCost;
import dev.nasc.model.Measure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a place costs, in figures: what they were counted from takes much more room. */
public record PlaceCost(Map<Measure, Range> ranges) {
  public PlaceCost {
    ranges = Map.copyOf(ranges);
  }

  /**
   * One cost over the architectures.
   *
   * @param spread nothing where all cost the same
   */
  public record Range(long least, double mean, long greatest, Optional<Distribution> spread) {}

  static PlaceCost of(PartCost part) {
    var ranges = new EnumMap<Measure, Range>(Measure.class);
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        ranges.put(measure, range(part, measure));
      }
    }
    return new PlaceCost(ranges);
  }

  private static Range range(PartCost part, Measure measure) {
    var bounds = part.of(measure);
    boolean spreads = bounds.least() < bounds.greatest();
    var spread =
        spreads
            ? Optional.of(part.distribution(measure, Resolution.EDITOR))
            : Optional.<Distribution>empty();
    double mean = spreads ? part.moments(measure).mean() : bounds.least();
    return new Range(bounds.least(), mean, bounds.greatest(), spread);
  }

  public Range of(Measure cost) {
    return Objects.requireNonNull(ranges.get(cost));
  }

  /** Whether it costs anything. */
  public boolean isSome() {
    return ranges.values().stream().anyMatch(range -> range.greatest() > 0);
  }
}
