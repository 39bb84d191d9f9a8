package dev.nasc.lsp.feature;

import dev.nasc.analysis.Resolution;
import dev.nasc.explore.PartCost;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Measure;
import dev.nasc.source.Span;
import java.util.Map;
import java.util.TreeMap;

/** What a place costs, as a table: range, mean and spread over the choices, share of the space. */
final class CostText {
  private static final Map<Measure, String> MEASURES =
      new TreeMap<>(
          Map.of(
              Measure.MACS, "multiply-adds",
              Measure.PARAMS, "parameters",
              Measure.ACTIVATION_BYTES, "activation bytes"));

  private static final int MOST_SPACES = 4;

  private CostText() {}

  static String space(Analysis analysis, WalkedSpace space) {
    var text = new StringBuilder();
    text.append(Figures.count(space.count(), "architecture")).append('.');
    text.append(space.isSampled() ? " Costs are sampled.\n\n" : "\n\n");
    text.append("| | least | mean | most | spread |\n|:--|--:|--:|--:|:--|\n");
    MEASURES.forEach(
        (measure, words) -> {
          var bounds = space.bounds(measure);
          row(
              text,
              words,
              Figures.grouped(bounds.least()),
              Figures.grouped(Math.round(space.moments(measure).mean())),
              Figures.grouped(bounds.greatest()),
              Bars.of(space.distribution(measure, Resolution.EDITOR)));
        });
    return text.append(LatencyText.space(analysis, space)).toString();
  }

  /** One table for each space that the place is part of. */
  static String place(Analysis analysis, Span place) {
    var text = new StringBuilder();
    analysis.spacesAt(place).stream()
        .filter(space -> isPart(analysis, space, place))
        .limit(MOST_SPACES)
        .forEach(space -> text.append(place(analysis, space, place)).append('\n'));
    return text.toString().strip();
  }

  private static boolean isPart(Analysis analysis, WalkedSpace space, Span place) {
    return MEASURES.keySet().stream()
        .anyMatch(measure -> analysis.cost(space, place).of(measure).greatest() > 0);
  }

  private static String place(Analysis analysis, WalkedSpace space, Span place) {
    var text = new StringBuilder();
    text.append("| in ").append(Markdown.code(space.name()));
    text.append(" | least | mean | most | share of the mean | spread |\n");
    text.append("|:--|--:|--:|--:|--:|:--|\n");
    var part = analysis.cost(space, place);
    var whole = whole(analysis, space);
    MEASURES.forEach(
        (measure, words) -> {
          double mean = part.moments(measure).mean();
          row(
              text,
              words,
              Figures.grouped(part.of(measure).least()),
              Figures.grouped(Math.round(mean)),
              Figures.grouped(part.of(measure).greatest()),
              Figures.share(mean, whole.moments(measure).mean()),
              Bars.of(part.distribution(measure, Resolution.EDITOR)));
        });
    return text.append(LatencyText.place(analysis, space, place)).toString();
  }

  /**
   * What the whole space costs as it is written, those architectures that a {@code require} leaves
   * out among them, as the costs of its parts are.
   */
  static PartCost whole(Analysis analysis, WalkedSpace space) {
    return analysis.cost(space, analysis.declaration(space).orElseThrow());
  }

  static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
