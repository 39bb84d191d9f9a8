package dev.nasc.cli;

import dev.nasc.report.RunAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the trials of a run say, for a person. */
final class AnalysisText {
  private static final int MOST = 10;

  private AnalysisText() {}

  /** Lines that follow others; nothing where there is nothing to say. */
  static String of(RunAnalysis analysis) {
    var lines = new ArrayList<String>();
    points(lines, "Best " + analysis.objective() + " so far", analysis.best());
    points(lines, "Hypervolume", analysis.hypervolume());
    if (!analysis.importance().isEmpty()) {
      lines.add("");
      lines.add("What explains the " + analysis.objective() + ", by itself");
      analysis.importance().stream()
          .limit(MOST)
          .map(
              it ->
                  "  %-24s %5.1f %%  (%.1f to %.1f)"
                      .formatted(it.address(), 100 * it.share(), 100 * it.low(), 100 * it.high()))
          .forEach(lines::add);
    }
    if (!analysis.correlations().isEmpty()) {
      lines.add("");
      lines.add("Rank correlations            Kendall  Spearman");
      analysis.correlations().stream()
          .map(
              it ->
                  "  %-24s %8.3f  %8.3f"
                      .formatted(it.a().word() + ", " + it.b().word(), it.kendall(), it.spearman()))
          .forEach(lines::add);
    }
    return lines.stream().map(line -> "\n" + line).collect(Collectors.joining());
  }

  private static void points(List<String> lines, String title, List<RunAnalysis.Point> points) {
    if (points.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    points.subList(Math.max(0, points.size() - MOST), points.size()).stream()
        .map(point -> "  after %,8d trials  %.6g".formatted(point.trials(), point.value()))
        .forEach(lines::add);
  }
}
