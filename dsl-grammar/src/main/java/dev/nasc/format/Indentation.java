package dev.nasc.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Two blanks a level of braces and for what goes on with an entry; inside parentheses the lines
 * begin below the first word after the parenthesis, where one stands in its line.
 */
final class Indentation {
  private static final int STEP = 2;

  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * @param brace whether it is a curly one: entries stand inside
   * @param outer the indentation of the line that opened it
   * @param inner the indentation of what stands inside
   */
  private record Open(boolean brace, int outer, int inner) {}

  private Indentation() {}

  static void indent(List<Line> lines) {
    var indentation = new Indentation();
    lines.forEach(indentation::indent);
  }

  private void indent(Line line) {
    line.gap(0, start(line));
    for (int at = 0; at < line.size(); at++) {
      switch (line.words().get(at).text()) {
        case "(", "[" -> open.push(new Open(false, line.gap(0), inside(line, at)));
        case "{" -> open.push(new Open(true, line.gap(0), line.gap(0) + STEP));
        case ")", "]", "}" -> open.poll();
        default -> {}
      }
    }
  }

  private static int inside(Line line, int at) {
    boolean last = at + 1 == line.size() || Line.isComment(line.words().get(at + 1));
    return last ? line.gap(0) + STEP : line.column(at + 1);
  }

  private int start(Line line) {
    var around = open.peek();
    if (around == null) {
      return line.continues() ? STEP : 0;
    }
    if (line.is(0, ")") || line.is(0, "]") || line.is(0, "}")) {
      return around.outer();
    }
    return around.inner() + (around.brace() && line.continues() ? STEP : 0);
  }
}
