package dev.nasc.benchmark;

import dev.nasc.analysis.Resolution;
import dev.nasc.model.Measure;
import java.util.List;
import java.util.Locale;

/** How far the bounds of a cumulative share of multiply-adds lie apart at most, by space. */
public final class Gaps {
  private Gaps() {}

  public static void main(String[] arguments) {
    for (var name : List.of("fairnas", "darts", "elastic")) {
      say(name + "-editor-gap", gap(name, Resolution.EDITOR), 2.5);
      say(name + "-gap", gap(name, Resolution.COMMAND_LINE), 0.2);
    }
  }

  private static double gap(String name, Resolution resolution) {
    return 100 * SpaceFiles.space(name).distribution(Measure.MACS, resolution).gap();
  }

  private static void say(String name, double percent, double most) {
    System.out.printf(Locale.ROOT, "%s %.4f %% atMost %s%n", name, percent, most);
  }
}
