package dev.nasc.lsp.protocol;

import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Offsets of one text as the protocol's lines and columns, and back. Whatever a client sends ends
 * up inside the text. A line ends at {@code \n}, {@code \r\n} or {@code \r}, as the protocol says.
 */
public final class Positions {
  private final String text;
  private final PositionEncoding encoding;
  private final int[] starts;

  private final boolean returns;

  public Positions(String text, PositionEncoding encoding) {
    this(text, encoding, starts(text), text.indexOf('\r') >= 0);
  }

  private Positions(String text, PositionEncoding encoding, int[] starts, boolean returns) {
    this.text = text;
    this.encoding = encoding;
    this.starts = starts;
    this.returns = returns;
  }

  /** Those of the next text, in which one stretch was replaced. */
  public Positions edited(SourceFile next, String replacement) {
    return returns || replacement.indexOf('\r') >= 0
        ? new Positions(next.text(), encoding)
        : new Positions(next.text(), encoding, next.lines().starts(), false);
  }

  private static int[] starts(String text) {
    int[] starts = new int[64];
    int lines = 1;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean pair = letter == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if ((letter == '\n' || letter == '\r') && !pair) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = at + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  public PositionEncoding encoding() {
    return encoding;
  }

  public int offset(Position position) {
    int line = position.getLine();
    if (line < 0) {
      return 0;
    }
    if (line >= starts.length) {
      return text.length();
    }
    return encoding.offset(text, starts[line], end(line), Math.max(0, position.getCharacter()));
  }

  /** Where a line ends, before what ends it. */
  private int end(int line) {
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    while (end > starts[line] && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  public Position position(int offset) {
    int inside = Math.max(0, Math.min(offset, text.length()));
    int found = Arrays.binarySearch(starts, inside);
    int line = found >= 0 ? found : -found - 2;
    int column = Math.min(inside, end(line));
    return new Position(line, encoding.columns(text, starts[line], column));
  }

  public Range range(int start, int end) {
    return new Range(position(start), position(end));
  }

  /** The place of a span of this very text. */
  public Range range(Span span) {
    return range(span.start(), span.end());
  }
}
