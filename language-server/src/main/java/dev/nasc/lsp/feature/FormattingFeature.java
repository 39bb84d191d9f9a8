package dev.nasc.lsp.feature;

import dev.nasc.format.Formatter;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Text in canonical form, told line by line, so that caret and marks stay where they are. */
public final class FormattingFeature {
  private final Snapshot snapshot;
  private final List<TextEdit> edits = new ArrayList<>();

  public FormattingFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Nothing where the text has syntax errors: only what can be read can be laid out. */
  public List<TextEdit> all() {
    if (snapshot.isTooLong()) {
      return List.of();
    }
    var before = snapshot.text();
    var after = Formatter.format(snapshot.file()).text();
    var old = lines(before);
    var young = lines(after);
    if (old.size() != young.size()) {
      replace(0, before.length(), after);
      return edits;
    }
    for (int line = 0; line < old.size(); line++) {
      replace(end(old, line - 1), old.get(line).start, gap(after, young, line));
      replace(old.get(line).start, old.get(line).end, young.get(line).of(after));
    }
    replace(end(old, old.size() - 1), before.length(), gap(after, young, young.size()));
    return edits;
  }

  /** Those that touch the lines of one of some ranges. */
  public List<TextEdit> within(List<Range> ranges) {
    return all().stream()
        .filter(edit -> ranges.stream().anyMatch(range -> touch(edit.getRange(), range)))
        .toList();
  }

  private static boolean touch(Range one, Range other) {
    return one.getStart().getLine() <= other.getEnd().getLine()
        && one.getEnd().getLine() >= other.getStart().getLine();
  }

  /**
   * What follows from a line ending or a closing brace: how far in its line begins. Inside
   * parentheses that depends on more than the braces around, and stays as it was typed.
   */
  public List<TextEdit> typed(Position position) {
    if (snapshot.isTooLong()) {
      return List.of();
    }
    var text = snapshot.text();
    int start = text.lastIndexOf('\n', snapshot.positions().offset(position) - 1) + 1;
    int words = start;
    while (words < text.length() && " \t".indexOf(text.charAt(words)) >= 0) {
      words++;
    }
    var open = open(start, words);
    if (!open.contains("(") && !open.contains("[")) {
      replace(start, words, "  ".repeat(open.size()));
    }
    return edits;
  }

  /** The brackets that are open where a line begins, those left out that it closes at once. */
  private Deque<String> open(int line, int words) {
    var section = snapshot.sections().at(line);
    var open = new ArrayDeque<String>();
    for (var token : Parser.tokens(section.section().file())) {
      int at = token.span().start() + section.start();
      boolean closes = "})]".contains(token.text());
      if (at > words || (at >= line && !closes)) {
        break;
      }
      if (token.kind() == Token.Kind.PUNCTUATION && "{([".contains(token.text())) {
        open.push(token.text());
      } else if (token.kind() == Token.Kind.PUNCTUATION && closes) {
        open.poll();
      }
    }
    return open;
  }

  private void replace(int start, int end, String words) {
    if (!snapshot.text().substring(start, end).equals(words)) {
      edits.add(new TextEdit(snapshot.positions().range(start, end), words));
    }
  }

  /** A line with something in it, without its ending. */
  private record Line(int start, int end) {
    String of(String text) {
      return text.substring(start, end);
    }
  }

  /** Formatting changes how many lines are empty and nothing else about where lines end. */
  private static List<Line> lines(String text) {
    var lines = new ArrayList<Line>();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int next = newline < 0 ? text.length() : newline + 1;
      int end = newline < 0 ? next : newline;
      end = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      if (!text.substring(start, end).isBlank()) {
        lines.add(new Line(start, end));
      }
      start = next;
    }
    return lines;
  }

  private static int end(List<Line> lines, int line) {
    return line < 0 ? 0 : lines.get(line).end;
  }

  private static String gap(String text, List<Line> lines, int before) {
    int start = end(lines, before - 1);
    return text.substring(start, before < lines.size() ? lines.get(before).start : text.length());
  }
}
