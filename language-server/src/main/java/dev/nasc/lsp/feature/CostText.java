package dev.nasc.lsp.feature;

import dev.nasc.analysis.Resolution;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.PlaceCost;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Measure;
import dev.nasc.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a place costs, as a table: range, mean and spread over the choices, share of the space. */
final class CostText {
  private static final Map<Measure, String> MEASURES =
      new TreeMap<>(
          Map.of(
              Measure.MACS, "multiply-adds",
              Measure.PARAMS, "parameters",
              Measure.ACTIVATION_BYTES, "activation bytes"));

  private static final int MOST_SPACES = 4;
  private static final String LATER =
      "*What it costs takes a while to count: look again in a moment.*";

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
    return tables(analysis, place, space -> Optional.of(analysis.cost(space, place)));
  }

  /** Those that have been counted; it says where there may be others. */
  static String known(Analysis analysis, Span place) {
    var tables = tables(analysis, place, space -> analysis.knownCost(space, place));
    return (tables + "\n\n" + LATER).strip();
  }

  private static String tables(
      Analysis analysis, Span place, Function<WalkedSpace, Optional<PlaceCost>> cost) {
    return analysis.spacesAt(place).stream()
        .flatMap(
            space ->
                cost.apply(space).filter(PlaceCost::isSome).stream()
                    .map(part -> place(analysis, space, place, part)))
        .limit(MOST_SPACES)
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String place(Analysis analysis, WalkedSpace space, Span place, PlaceCost part) {
    var text = new StringBuilder();
    text.append("| in ").append(Markdown.code(space.name()));
    text.append(" | least | mean | most | share of the mean | spread |\n");
    text.append("|:--|--:|--:|--:|--:|:--|\n");
    MEASURES.forEach(
        (measure, words) -> {
          var range = part.of(measure);
          row(
              text,
              words,
              Figures.grouped(range.least()),
              Figures.grouped(Math.round(range.mean())),
              Figures.grouped(range.greatest()),
              Figures.share(range.mean(), analysis.mean(space, measure)),
              range.spread().map(Bars::of).orElse(""));
        });
    return text.append(LatencyText.place(analysis, space, place)).toString();
  }

  static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
