package dev.nasc.format;

import java.util.ArrayList;
import java.util.List;

/** Comments behind consecutive lines of one indentation begin in one column. */
final class TrailingComments {
  private TrailingComments() {}

  static void align(List<Line> lines) {
    var run = new ArrayList<Line>();
    for (var line : lines) {
      boolean joins =
          line.hasTrailingComment()
              && !line.parted()
              && !run.isEmpty()
              && run.get(0).gap(0) == line.gap(0);
      if (!joins) {
        line(run);
        run.clear();
      }
      if (line.hasTrailingComment()) {
        run.add(line);
      }
    }
    line(run);
  }

  private static void line(List<Line> run) {
    int widest = run.stream().mapToInt(line -> line.width(0, line.size() - 1)).max().orElse(0);
    for (var line : run) {
      int last = line.size() - 1;
      line.gap(last, 2 + widest - line.width(0, last));
    }
  }
}
