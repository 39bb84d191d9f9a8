package dev.nasc.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lines up what consecutive lines have in common: labels, decisions, the arguments of equal calls.
 */
final class Columns {
  private Columns() {}

  static void align(List<Line> lines) {
    var rows = Row.of(lines);
    runs(rows, Row::label).forEach(Columns::labels);
    runs(rows, Row::decisions).forEach(Columns::decisions);
    runs(rows, Row::call).forEach(Table::align);
  }

  /**
   * Neighbours with the same kind; a blank line or a line of another kind ends a run, a comment
   * does not.
   */
  private static List<List<Row>> runs(List<Row> rows, Function<Row, Optional<String>> kind) {
    var runs = new ArrayList<List<Row>>();
    var run = new ArrayList<Row>();
    var last = Optional.<String>empty();
    for (var row : rows) {
      var own = kind.apply(row);
      boolean joins = own.isPresent() && own.equals(last) && !row.line().parted();
      if (!joins && !(row.line().isComment() && !row.line().parted())) {
        runs.add(List.copyOf(run));
        run.clear();
        last = own;
      }
      if (own.isPresent()) {
        run.add(row);
      }
    }
    runs.add(List.copyOf(run));
    return runs.stream().filter(of -> of.size() > 1).toList();
  }

  /** What follows {@code label:} begins in one column. */
  private static void labels(List<Row> run) {
    int widest = run.stream().mapToInt(row -> row.line().width(0, 1)).max().orElse(0);
    run.forEach(row -> row.line().gap(2, 1 + widest - row.line().width(0, 1)));
  }

  /** {@code a.b = x; a.c = y}: the equal signs line up, and the decisions. */
  private static void decisions(List<Row> run) {
    for (int column = 0; column < run.get(0).entries().size(); column++) {
      int number = column;
      int name = run.stream().mapToInt(row -> nameWidth(row, number)).max().orElse(0);
      for (var row : run) {
        int equals = row.equalSign(row.entries().get(column));
        row.line().gap(equals, 1 + name - nameWidth(row, column));
      }
      if (column > 0) {
        space(run, column);
      }
    }
  }

  private static int nameWidth(Row row, int column) {
    var entry = row.entries().get(column);
    return row.line().width(entry.from(), row.equalSign(entry));
  }

  /** Two blanks between the widest entry and the column after it. */
  private static void space(List<Row> run, int column) {
    int widest = run.stream().mapToInt(row -> entryWidth(row, column - 1)).max().orElse(0);
    for (var row : run) {
      int start = row.entries().get(column).from();
      row.line().gap(start, 2 + widest - entryWidth(row, column - 1));
    }
  }

  private static int entryWidth(Row row, int column) {
    var entry = row.entries().get(column);
    return row.line().width(entry.from(), entry.to());
  }
}
