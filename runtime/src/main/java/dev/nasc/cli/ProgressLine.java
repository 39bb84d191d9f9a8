package dev.nasc.cli;

import dev.nasc.phase.Progress;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a phase is, in one line: phase, steps, figures, time left. */
final class ProgressLine {
  /** Figures that are shares of one. */
  private static final Set<String> SHARES = Set.of("accuracy", "best");

  private String phase = "";
  private double began;
  private long doneBefore;

  /**
   * The line.
   *
   * @param seconds on any clock
   * @param columns at most so wide; what matters least stands last and is cut
   */
  String of(Progress progress, double seconds, int columns) {
    if (!progress.label().equals(phase)) {
      phase = progress.label();
      began = seconds;
      doneBefore = progress.done();
    }
    var parts = new ArrayList<String>();
    parts.add(
        "%s %d/%d %ss"
            .formatted(progress.label(), progress.done(), progress.total(), progress.unit()));
    left(progress, seconds - began).ifPresent(parts::add);
    parts.add(figures(progress));
    var line = Escapes.shown(String.join("  ", parts)).replace('\n', ' ');
    return line.substring(0, Math.min(line.length(), columns));
  }

  /** {@code loss 0.123, best 97.31 %}; in the order in which the phase gave them. */
  static String figures(Progress progress) {
    return progress.figures().entrySet().stream()
        .map(entry -> entry.getKey() + " " + figure(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private Optional<String> left(Progress progress, double spent) {
    long done = progress.done() - doneBefore;
    if (done <= 0) {
      return Optional.empty();
    }
    double left = spent / done * (progress.total() - progress.done());
    return Optional.of(Figures.duration(left) + " left");
  }

  private static String figure(String name, double value) {
    return SHARES.contains(name) && Math.abs(value) <= 1
        ? Figures.percent(value)
        : Figures.figure(value);
  }
}
