package dev.nasc.format;

import dev.nasc.syntax.Token;
import java.util.List;

/**
 * Rows of equal calls, their arguments in columns, numbers to the right. A table whose columns line
 * up as typed keeps its widths: they may follow a heading in a comment.
 */
final class Table {
  private final List<Row> rows;
  private final List<List<Row.Part>> cells;
  private final int columns;

  private Table(List<Row> rows) {
    this.rows = rows;
    this.cells = rows.stream().map(Row::cells).toList();
    this.columns = common(rows, cells);
  }

  static void align(List<Row> rows) {
    var table = new Table(rows);
    if (table.columns == 0) {
      return;
    }
    if (table.linesUp()) {
      table.keep();
    } else {
      table.align();
    }
    table.alignRest();
  }

  /** Columns as far as all rows have the same: behind them the arguments are free. */
  private static int common(List<Row> rows, List<List<Row.Part>> cells) {
    int most = cells.stream().mapToInt(List::size).min().orElse(0);
    for (int column = 0; column < most; column++) {
      for (int row = 0; row < rows.size(); row++) {
        if (!label(rows, cells, row, column).equals(label(rows, cells, 0, column))) {
          return column;
        }
      }
    }
    return most;
  }

  private static String label(List<Row> rows, List<List<Row.Part>> cells, int row, int column) {
    return rows.get(row).argumentLabel(cells.get(row).get(column));
  }

  private void align() {
    int[] left = new int[rows.size()]; // blanks owed by the column before
    for (int column = 0; column < columns; column++) {
      int widest = 0;
      for (int row = 0; row < rows.size(); row++) {
        widest = Math.max(widest, width(row, column));
      }
      boolean numbers = isNumeric(column);
      for (int row = 0; row < rows.size(); row++) {
        int blanks = widest - width(row, column);
        int gap = (column == 0 ? 0 : 1) + left[row] + (numbers ? blanks : 0);
        rows.get(row).line().gap(cell(row, column).from(), gap);
        left[row] = numbers ? 0 : blanks;
      }
    }
  }

  /** What follows the columns begins in one column too. */
  private void alignRest() {
    int last = columns - 1;
    if (isNumeric(last)) {
      return;
    }
    int widest = 0;
    for (int row = 0; row < rows.size(); row++) {
      widest = Math.max(widest, width(row, last));
    }
    for (int row = 0; row < rows.size(); row++) {
      if (cells.get(row).size() > columns) {
        rows.get(row).line().gap(cell(row, columns).from(), 1 + widest - width(row, last));
      }
    }
  }

  private Row.Part cell(int row, int column) {
    return cells.get(row).get(column);
  }

  private int width(int row, int column) {
    return rows.get(row).line().width(cell(row, column).from(), cell(row, column).to());
  }

  private boolean isNumeric(int column) {
    for (int row = 0; row < rows.size(); row++) {
      var cell = cell(row, column);
      var words = rows.get(row).line().words().subList(cell.from(), cell.to());
      boolean signed = words.size() == 2 && words.get(0).text().equals("-");
      boolean number = words.get(words.size() - 1).kind() == Token.Kind.NUMBER;
      if (!number || !(words.size() == 1 || signed)) {
        return false;
      }
    }
    return true;
  }

  private boolean linesUp() {
    for (int column = 0; column < columns; column++) {
      int edge = edge(0, column);
      for (int row = 0; row < rows.size(); row++) {
        boolean fits = edge(row, column) == edge && asTyped(row, column);
        if (!fits || typedGap(row, column) < (column == 0 ? 0 : 1)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where a column lines up as typed, counted from the call's parenthesis. */
  private int edge(int row, int column) {
    var words = rows.get(row).line().words();
    var cell = cell(row, column);
    int open = words.get(cell(row, 0).from() - 1).span().start();
    return isNumeric(column)
        ? words.get(cell.to() - 1).span().end() - open
        : words.get(cell.from()).span().start() - open;
  }

  private boolean asTyped(int row, int column) {
    var words = rows.get(row).line().words();
    var cell = cell(row, column);
    int typed = words.get(cell.to() - 1).span().end() - words.get(cell.from()).span().start();
    return typed == width(row, column);
  }

  private int typedGap(int row, int column) {
    var words = rows.get(row).line().words();
    int from = cell(row, column).from();
    return words.get(from).span().start() - words.get(from - 1).span().end();
  }

  private void keep() {
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns; column++) {
        rows.get(row).line().gap(cell(row, column).from(), typedGap(row, column));
      }
    }
  }
}
