package dev.nasc.analysis;

import dev.nasc.model.Measure;
import java.util.List;

/**
 * How much work an answer may take.
 *
 * @param cells a cost is cut into about so many cells where it cannot be kept exactly
 * @param work so many additions may be spent to keep it exactly
 * @param room so many cells, over all nodes, may be held at a time where they are all kept
 */
public record Resolution(int cells, long work, long room) {
  private static final long MOST_VALUES = 1 << 20;

  /** An addition to a cell that holds several values takes that many times the work. */
  private static final long ROUGH = 32;

  /** Beyond so many times the work cells are made wider, down to a share of them. */
  private static final long MOST_ROUGH = 2;

  private static final long LEAST_SHARE = 8;

  /** Within a fraction of a second. */
  public static final Resolution EDITOR = new Resolution(4_096, 100_000_000, 4_000_000);

  /** Within seconds. */
  public static final Resolution COMMAND_LINE = new Resolution(65_536, 1_000_000_000, 16_000_000);

  /** One axis over a view; finer than asked for where that takes little work. */
  Axis axis(Diagram diagram, View view, Measure measure) {
    var exact = Axis.exact(diagram, view, measure);
    if (exact.work() <= work && exact.size() <= MOST_VALUES) {
      return exact;
    }
    long fine = cells;
    var axis = exact.coarse(fine);
    while (axis.work() > MOST_ROUGH * work && fine > cells / LEAST_SHARE) {
      fine /= 2;
      axis = exact.coarse(fine);
    }
    while (!axis.isExact() && axis.work() <= work / ROUGH && fine < MOST_VALUES) {
      fine *= 2;
      axis = exact.coarse(fine);
    }
    return axis;
  }

  /** One axis over a view, when all nodes' cells are to be kept. */
  Axis keptAxis(Diagram diagram, View view, Measure measure) {
    var axis = Axis.exact(diagram, view, measure);
    if (axis.work() <= work && axis.total() <= room) {
      return axis;
    }
    axis = axis.coarse(cells);
    return axis.total() <= room
        ? axis
        : axis.coarse(Math.max(1, (long) (axis.size() * ((double) room / axis.total()))));
  }

  /** The same for answers that combine all nodes' cells, arc by arc: coarser where inexact. */
  Resolution combined() {
    return new Resolution(cells / 8, work / 8, room / 2);
  }

  /** Two axes, all nodes' cells to be kept. */
  List<Axis> keptAxes(Diagram diagram, View view, Measure first, Measure second) {
    var rows = Axis.exact(diagram, view, first);
    var columns = Axis.exact(diagram, view, second);
    for (long most = cells; ; most /= 2) {
      var a = rows.size() <= most ? rows : rows.coarse(most);
      var b = columns.size() <= most ? columns : columns.coarse(most);
      if (most <= 1 || a.total(b) <= room) {
        return List.of(a, b);
      }
    }
  }
}
