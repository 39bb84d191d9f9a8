package dev.nasc.explore;

import dev.nasc.analysis.Distribution;
import dev.nasc.cost.LatencyTable;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * What a latency table says of a space and its places: of some of its architectures, drawn
 * uniformly and always the same. Latencies are not walked, as a table is no part of a space.
 */
public final class LatencySample {
  /** The standard error of a mean is an eighth of the spread. */
  private static final int DRAWS = 64;

  private final List<Timed> drawn;
  private final Optional<String> unknown;

  /**
   * @param layers milliseconds of each
   */
  private record Timed(Runs runs, List<Double> layers) {
    Timed {
      layers = List.copyOf(layers);
    }

    double of(Span place) {
      return runs.of(place).stream().mapToDouble(run -> sum(run.from(), run.to())).sum();
    }

    double whole() {
      return sum(0, layers.size());
    }

    private double sum(int from, int to) {
      return layers.subList(from, to).stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private LatencySample(List<Timed> drawn, Optional<String> unknown) {
    this.drawn = drawn;
    this.unknown = unknown;
  }

  public static LatencySample of(WalkedSpace space, LatencyTable table) {
    var random = new SplittableRandom(0);
    var drawn = new ArrayList<Timed>();
    int draws = space.count().bitLength() > 1 ? DRAWS : space.count().intValue();
    for (int i = 0; i < draws; i++) {
      var runs = space.runs(space.sample(random));
      var times = table.times(runs.network());
      if (times.unknown().isPresent()) {
        return new LatencySample(List.of(), times.unknown());
      }
      drawn.add(new Timed(runs, times.milliseconds()));
    }
    return new LatencySample(drawn, Optional.empty());
  }

  /** The operation at its shapes that the table has no line for, where there is one. */
  public Optional<String> unknown() {
    return unknown;
  }

  /** How many architectures were drawn: one where there is no other. */
  public int size() {
    return drawn.size();
  }

  /**
   * Milliseconds over what was drawn.
   *
   * @param spread in microseconds
   */
  public record Milliseconds(double least, double mean, double most, Distribution spread) {}

  /** Of the whole; empty where nothing is known. */
  public Optional<Milliseconds> whole() {
    return milliseconds(Timed::whole);
  }

  /** Of all runs of a place; empty where nothing is known. */
  public Optional<Milliseconds> of(Span place) {
    return milliseconds(timed -> timed.of(place));
  }

  private Optional<Milliseconds> milliseconds(ToDoubleFunction<Timed> time) {
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    var all = drawn.stream().mapToDouble(time).summaryStatistics();
    var micros =
        drawn.stream().mapToDouble(time).mapToLong(it -> Math.round(it * 1000)).sorted().toArray();
    return Optional.of(
        new Milliseconds(
            all.getMin(), all.getAverage(), all.getMax(), Distribution.sampled(micros)));
  }
}
