package dev.nasc.lsp.feature;

import dev.nasc.explore.LatencySample;
import dev.nasc.explore.LatencySample.Milliseconds;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the document's latency tables say, as further rows of a table of costs. */
final class LatencyText {
  private LatencyText() {}

  static String space(Analysis analysis, WalkedSpace space) {
    return rows(analysis, space, LatencySample::whole, Optional.empty());
  }

  static String place(Analysis analysis, WalkedSpace space, Span place) {
    return rows(analysis, space, sample -> sample.of(place), Optional.of(place));
  }

  /** A row for each table that knows all operations; below, what is wrong with the others. */
  private static String rows(
      Analysis analysis,
      WalkedSpace space,
      Function<LatencySample, Optional<Milliseconds>> of,
      Optional<Span> part) {
    var rows = new StringBuilder();
    var notes = new StringBuilder();
    for (var table : analysis.latencies()) {
      var sample = table.table().map(it -> analysis.latency(space, it));
      var problem =
          sample
              .map(it -> it.unknown().map(LatencyText::missing).orElse(drawn(it)))
              .orElse(table.problem());
      if (!problem.isEmpty()) {
        notes.append("\nlatency ").append(Markdown.code(table.name())).append(": ");
        notes.append(Markdown.prose(problem)).append(".\n");
      }
      sample
          .flatMap(of)
          .ifPresent(it -> row(rows, table.name(), it, part.flatMap(in -> sample.get().whole())));
    }
    return rows.append(notes).toString();
  }

  private static String missing(String line) {
    return "the table has no line for `" + line + "`";
  }

  private static String drawn(LatencySample sample) {
    return sample.size() > 1 ? "of " + sample.size() + " architectures, drawn uniformly" : "";
  }

  private static void row(
      StringBuilder rows, String table, Milliseconds found, Optional<Milliseconds> whole) {
    var name = "latency " + Markdown.code(table);
    var least = millis(found.least());
    var mean = millis(found.mean());
    var most = millis(found.most());
    var spread = Bars.of(found.spread());
    if (whole.isPresent()) {
      var share = Figures.share(found.mean(), whole.get().mean());
      CostText.row(rows, name, least, mean, most, share, spread);
    } else {
      CostText.row(rows, name, least, mean, most, spread);
    }
  }

  private static String millis(double milliseconds) {
    return String.format(Locale.ROOT, "%.3g ms", milliseconds);
  }
}
