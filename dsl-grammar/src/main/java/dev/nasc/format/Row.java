package dev.nasc.format;

import dev.nasc.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line as a row of a table.
 *
 * @param entries what stands between its semicolons; empty for a line that is no row
 * @param whole whether every bracket that it opens is closed in it
 */
record Row(Line line, List<Part> entries, boolean whole) {
  /** The words from one place of a line to another, the end exclusive. */
  record Part(int from, int to) {
    int size() {
      return to - from;
    }
  }

  static List<Row> of(List<Line> lines) {
    var rows = new ArrayList<Row>();
    int round = 0; // parentheses open: no entries stand in them
    var open = new ArrayList<String>();
    for (var line : lines) {
      boolean inside = round > 0;
      int depth = open.size();
      boolean dips = false;
      for (var word : line.words()) {
        switch (word.text()) {
          case "(", "[", "{" -> open.add(word.text());
          case ")", "]", "}" -> {
            if (!open.isEmpty()) {
              open.remove(open.size() - 1);
            }
            dips |= open.size() < depth;
          }
          default -> {}
        }
      }
      round = open.isEmpty() || open.get(open.size() - 1).equals("{") ? 0 : 1;
      boolean none = inside || dips || line.continues() || line.isComment();
      rows.add(new Row(line, none ? List.of() : split(line, ";"), open.size() == depth));
    }
    return rows;
  }

  private static List<Part> split(Line line, String at) {
    int end = line.hasTrailingComment() ? line.size() - 1 : line.size();
    return split(line, new Part(0, end), at);
  }

  /** Cuts a part at each {@code at} that stands in no bracket; the mark stays at the end. */
  static List<Part> split(Line line, Part part, String at) {
    var parts = new ArrayList<Part>();
    int depth = 0;
    int from = part.from();
    for (int i = part.from(); i < part.to(); i++) {
      depth += line.is(i, "(") || line.is(i, "[") || line.is(i, "{") ? 1 : 0;
      depth -= line.is(i, ")") || line.is(i, "]") || line.is(i, "}") ? 1 : 0;
      if (depth == 0 && line.is(i, at)) {
        parts.add(new Part(from, i + 1));
        from = i + 1;
      }
    }
    if (from < part.to()) {
      parts.add(new Part(from, part.to()));
    }
    return parts;
  }

  /** Whether it is one labelled entry. */
  Optional<String> label() {
    boolean labelled =
        entries.size() == 1
            && line.size() > 2
            && isLabel(0)
            && !Line.isComment(line.words().get(2));
    return labelled ? Optional.of("label") : Optional.empty();
  }

  private boolean isLabel(int at) {
    return Spacing.isName(line.words().get(at)) && line.is(at + 1, ":");
  }

  /** Whether it is decisions, and how many. */
  Optional<String> decisions() {
    boolean all = whole && !entries.isEmpty() && entries.stream().allMatch(this::decides);
    return all ? Optional.of("decisions " + entries.size()) : Optional.empty();
  }

  private boolean decides(Part entry) {
    int equals = equalSign(entry);
    var first = line.words().get(entry.from());
    return equals > entry.from() && first.kind() == Token.Kind.NAME;
  }

  /** Where the {@code =} of a decision stands, or -1. */
  int equalSign(Part entry) {
    for (int i = entry.from(); i < entry.to(); i++) {
      if (line.is(i, "=")) {
        return i;
      }
      boolean path =
          Spacing.isName(line.words().get(i))
              || line.words().get(i).kind() == Token.Kind.NUMBER
              || line.is(i, ".")
              || line.is(i, "[")
              || line.is(i, "]");
      if (!path) {
        return -1;
      }
    }
    return -1;
  }

  /** What it calls; rows of one table call the same. */
  Optional<String> call() {
    if (!whole || entries.size() != 1) {
      return Optional.empty();
    }
    int name = line.size() > 2 && isLabel(0) ? 2 : 0;
    int end = entries.get(0).to();
    boolean call =
        end > name + 3
            && line.words().get(name).kind() == Token.Kind.NAME
            && line.is(name + 1, "(")
            && split(line, new Part(name, end), ")").size() == 1;
    if (!call || !line.is(end - 1, ")")) {
      return Optional.empty();
    }
    return Optional.of((name > 0 ? "labelled " : "") + line.words().get(name).text());
  }

  /** The label of an argument, or nothing. */
  String argumentLabel(Part cell) {
    return cell.size() > 2 && isLabel(cell.from()) ? line.words().get(cell.from()).text() : "";
  }

  /** The arguments of the call that it is, without the commas behind them. */
  List<Part> cells() {
    int open = line.size() > 2 && isLabel(0) ? 3 : 1;
    var inside = new Part(open + 1, entries.get(0).to() - 1);
    return split(line, inside, ",").stream()
        .map(cell -> line.is(cell.to() - 1, ",") ? new Part(cell.from(), cell.to() - 1) : cell)
        .toList();
  }
}
