package dev.nasc.cli;

import dev.nasc.model.Measure;
import dev.nasc.phase.FrontFile;
import dev.nasc.report.BestNetwork;
import dev.nasc.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/** What a run has come to, for a person. */
final class ResultText {
  private static final int FRONT_LIMIT = 20;

  private ResultText() {}

  static String of(RunReport report) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %s, %d trials (%d failed), %s"
            .formatted(
                report.run(),
                report.status().word(),
                report.trials(),
                report.failed(),
                Figures.duration(report.seconds())));
    if (!report.reason().isEmpty()) {
      lines.add(report.reason());
    }
    lines.addAll(report.timed());
    addFront(lines, report.front());
    report.best().ifPresent(best -> addBest(lines, best));
    return String.join("\n", lines);
  }

  private static void addFront(List<String> lines, List<FrontFile.Member> front) {
    if (front.isEmpty()) {
      return;
    }
    var measures = front.get(0).objectives().keySet().stream().sorted().toList();
    lines.add("");
    lines.add("Pareto front");
    lines.add(row(measures.stream().map(Measure::word).toList()));
    front.stream()
        .limit(FRONT_LIMIT)
        .map(member -> measures.stream().map(m -> figure(member, m)).toList())
        .forEach(cells -> lines.add(row(cells)));
    if (front.size() > FRONT_LIMIT) {
      lines.add("  … and %d more".formatted(front.size() - FRONT_LIMIT));
    }
  }

  private static void addBest(List<String> lines, BestNetwork best) {
    lines.add("");
    lines.add("Best network");
    best.testAccuracy()
        .ifPresent(a -> lines.add("  %-24s %s".formatted("test accuracy", Figures.percent(a))));
    best.macs()
        .ifPresent(n -> lines.add("  %-24s %s".formatted("multiply-adds", Figures.count(n))));
    best.params().ifPresent(n -> lines.add("  %-24s %s".formatted("parameters", Figures.count(n))));
    best.architecture()
        .decisions()
        .forEach((address, option) -> lines.add("  %-24s %s".formatted(address, option)));
    best.files().forEach(file -> lines.add("  " + file));
  }

  private static String figure(FrontFile.Member member, Measure measure) {
    double value = member.objectives().getOrDefault(measure, Double.NaN);
    return switch (measure) {
      case ACCURACY -> Figures.accuracy(value);
      case LATENCY -> Figures.milliseconds(value);
      case CROSS_ENTROPY -> Figures.figure(value);
      case MACS, PARAMS, ACTIVATION_BYTES -> Figures.count((long) value);
    };
  }

  private static String row(List<String> cells) {
    var row = new StringBuilder();
    cells.forEach(cell -> row.append("%18s".formatted(cell)));
    return row.toString();
  }
}
