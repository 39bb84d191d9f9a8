package dev.nasc.source;

import java.util.Arrays;

/** Where each line of a text begins, so that offsets become lines and columns and back. */
public final class LineIndex {
  private final int[] starts;
  private final int length;

  private LineIndex(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  public static LineIndex of(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = i + 1;
    }
    return new LineIndex(Arrays.copyOf(starts, lines), text.length());
  }

  /** How many lines the text has; an empty text has one. */
  public int count() {
    return starts.length;
  }

  /** The line that {@code offset} lies in, from 0. */
  public int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** UTF-16 units between the line's start and {@code offset}. */
  public int column(int offset) {
    return offset - starts[line(offset)];
  }

  /**
   * The offset at which {@code line} (from 0) begins, or the text's end where there is no such
   * line.
   */
  public int start(int line) {
    return line < starts.length ? starts[line] : length;
  }
}
