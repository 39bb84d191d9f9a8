package dev.nasc.phase;

import dev.nasc.model.Formula;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.model.plan.SearchFigures;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a search takes the latency of candidates from. The loss of ProxylessNAS has tables of its
 * own: it asks for layers, not for candidates.
 */
final class Latencies {
  private Latencies() {}

  /** All sources; one at most where a search can run. */
  static Set<LatencySource> of(Search search) {
    var sources = new LinkedHashSet<LatencySource>();
    for (var figure : figures(search)) {
      if (figure instanceof Formula.Latency latency) {
        sources.add(latency.source());
      }
    }
    return sources;
  }

  /** Whether the scorer has to say it. */
  static boolean isScored(Search search) {
    return figures(search).contains(new Formula.Measured(Measure.LATENCY, ""));
  }

  private static Set<Formula.Figure> figures(Search search) {
    var phases = search.phases().stream().filter(it -> !(it instanceof Phase.Proxyless)).toList();
    return SearchFigures.of(search.with(phases));
  }

  /** The file of its table. */
  static Optional<String> table(Search search) {
    return of(search).stream()
        .filter(LatencySource.Table.class::isInstance)
        .map(source -> ((LatencySource.Table) source).file())
        .findFirst();
  }

  /** How it is measured, where it is. */
  static Optional<LatencySource.Device> device(Search search) {
    return of(search).stream()
        .filter(LatencySource.Device.class::isInstance)
        .map(LatencySource.Device.class::cast)
        .findFirst();
  }
}
