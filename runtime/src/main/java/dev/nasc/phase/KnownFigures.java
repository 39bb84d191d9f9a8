package dev.nasc.phase;

import dev.nasc.cost.LatencyTable;
import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Formula;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Search;
import dev.nasc.search.Known;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is known of architectures before anything is evaluated: their costs, and their latency where
 * the search has a table for it.
 */
public final class KnownFigures {
  /** Architectures that show whether a table fits a space, before a search begins. */
  private static final int TRIED = 64;

  private KnownFigures() {}

  static Known of(PhaseContext context) {
    return of(context.search(), context.space());
  }

  /**
   * Those of a search in its space.
   *
   * @throws PhaseFailure where the table cannot be read; later, where it lacks a layer
   */
  public static Known of(Search search, SearchSpace space) {
    var costs = Known.costs(space);
    return Latencies.table(search)
        .map(file -> timed(costs, space, file, LatencyFiles.read(file)))
        .orElse(costs);
  }

  private static Known timed(Known costs, SearchSpace space, String file, LatencyTable table) {
    return architecture -> {
      var values = costs.of(architecture);
      var price = table.price(space.network(architecture));
      if (price.unknown().isPresent()) {
        throw LatencyFiles.missing(file, price.unknown().get());
      }
      values.put(Measure.LATENCY, price.milliseconds() / 1000);
      return values;
    };
  }

  /** Refuses a table that lacks layers of the space, as far as some draws show it. */
  static void tryOut(Known known, Moves moves, RandomGenerator random) {
    for (int i = 0; i < TRIED; i++) {
      var unused = known.of(moves.sample(random));
    }
  }

  /** Those of these conditions that can be told of an architecture without evaluating it. */
  static List<Formula> decidable(List<Formula> conditions) {
    return conditions.stream()
        .filter(condition -> condition.figures().stream().allMatch(KnownFigures::isKnown))
        .toList();
  }

  private static boolean isKnown(Formula.Figure figure) {
    return figure instanceof Formula.Latency latency
        ? latency.source() instanceof LatencySource.Table
        : figure.recorded().filter(Measure::isCost).isPresent();
  }
}
