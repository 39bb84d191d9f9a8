package dev.nasc.lsp.feature;

import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Measure;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;

/** What a place costs, as a table: least and most over the choices, and its share of the space. */
final class CostText {
  private static final Map<Measure, String> MEASURES =
      new java.util.TreeMap<>(Map.of(Measure.MACS, "multiply-adds", Measure.PARAMS, "parameters"));

  private static final int MOST_SPACES = 4;

  private CostText() {}

  static String space(WalkedSpace space) {
    var text = new StringBuilder();
    text.append(Figures.grouped(space.count())).append(" architectures.\n\n");
    text.append("| | least | most |\n|:--|--:|--:|\n");
    MEASURES.forEach(
        (measure, words) -> {
          var bounds = space.bounds(measure);
          row(text, words, Figures.grouped(bounds.least()), Figures.grouped(bounds.greatest()));
        });
    return text.toString();
  }

  /** One table for each space that the place is part of. */
  static String place(Analysis analysis, Span place) {
    var text = new StringBuilder();
    spaces(analysis, place).stream()
        .filter(space -> isPart(analysis, space, place))
        .limit(MOST_SPACES)
        .forEach(space -> text.append(place(analysis, space, place)).append('\n'));
    return text.toString().strip();
  }

  /** The space around the place; a block outside of all may be part of any. */
  private static List<WalkedSpace> spaces(Analysis analysis, Span place) {
    var all = analysis.compilation().spaces();
    var around =
        all.stream()
            .filter(space -> whole(analysis, space).contains(place.start()))
            .filter(space -> whole(analysis, space).contains(place.end()))
            .toList();
    return around.isEmpty() ? all : around;
  }

  private static boolean isPart(Analysis analysis, WalkedSpace space, Span place) {
    return MEASURES.keySet().stream()
        .anyMatch(measure -> analysis.cost(space, place, measure).greatest() > 0);
  }

  private static String place(Analysis analysis, WalkedSpace space, Span place) {
    var text = new StringBuilder();
    text.append("| in ").append(Markdown.code(space.name()));
    text.append(" | least | most | share of the least | share of the most |\n");
    text.append("|:--|--:|--:|--:|--:|\n");
    MEASURES.forEach(
        (measure, words) -> {
          var part = analysis.cost(space, place, measure);
          var whole = analysis.cost(space, whole(analysis, space), measure);
          row(
              text,
              words,
              Figures.grouped(part.least()),
              Figures.grouped(part.greatest()),
              Figures.share(part.least(), whole.least()),
              Figures.share(part.greatest(), whole.greatest()));
        });
    return text.toString();
  }

  /**
   * The space's declaration: its cost is that of all its architectures, those that a {@code
   * require} leaves out among them, as the costs of its parts are.
   */
  private static Span whole(Analysis analysis, WalkedSpace space) {
    return analysis.compilation().module().spaces().stream()
        .filter(program -> program.name().equals(space.name()))
        .findFirst()
        .orElseThrow()
        .declared()
        .whole();
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
