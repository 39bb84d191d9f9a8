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

  /** Within a fraction of a second. */
  public static final Resolution EDITOR = new Resolution(4_096, 100_000_000, 4_000_000);

  /** Within seconds. */
  public static final Resolution COMMAND_LINE = new Resolution(65_536, 1_000_000_000, 16_000_000);

  /** One axis over a view. */
  Axis axis(Diagram diagram, View view, Measure measure) {
    var exact = Axis.exact(diagram, view, measure);
    return exact.work() <= work && exact.size() <= MOST_VALUES ? exact : exact.coarse(cells);
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
