package dev.nasc.format;

import dev.nasc.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the words of a text into lines. */
final class Lines {
  private final List<Line> lines = new ArrayList<>();
  private final List<Token> words = new ArrayList<>();
  private final List<Integer> gaps = new ArrayList<>();
  private @Nullable Token last;
  private boolean minus;
  private boolean continues;
  private int newlines;

  private Lines() {}

  static List<Line> of(List<Token> tokens) {
    var lines = new Lines();
    tokens.forEach(lines::add);
    lines.end();
    return lines.lines;
  }

  private void add(Token token) {
    boolean newline = isNewline(token);
    if (newline) {
      end();
      newlines++;
      continues = token.kind() == Token.Kind.BREAK && last != null && !last.text().equals("{");
      return;
    }
    gaps.add(words.isEmpty() ? 0 : Spacing.between(words.get(words.size() - 1), token, minus));
    words.add(token);
    if (!Line.isComment(token)) {
      minus = token.text().equals("-") && Spacing.isUnary(last);
      last = token;
    }
  }

  private static boolean isNewline(Token token) {
    return token.kind() == Token.Kind.BREAK
        || (token.kind() == Token.Kind.SEPARATOR && !token.text().equals(";"));
  }

  private void end() {
    if (words.isEmpty()) {
      return;
    }
    boolean closes = words.get(0).text().equals("}");
    boolean opened = !lines.isEmpty() && lines.get(lines.size() - 1).is(lastWord(), "{");
    boolean parted = newlines > 1 && !lines.isEmpty() && !closes && !opened;
    var blanks = gaps.stream().mapToInt(Integer::intValue).toArray();
    lines.add(new Line(words, blanks, parted, continues && !closes));
    words.clear();
    gaps.clear();
    newlines = 0;
    continues = false;
  }

  private int lastWord() {
    return lines.get(lines.size() - 1).size() - 1;
  }
}
