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

  /**
   * That of the text with one stretch replaced.
   *
   * @param start where the stretch begins
   * @param end where it ended
   */
  public LineIndex edited(int start, int end, String replacement) {
    int kept = line(start) + 1;
    int from = line(end) + 1;
    int[] between = of(replacement).starts;
    int added = between.length - 1;
    int by = replacement.length() - (end - start);
    int[] edited = Arrays.copyOf(starts, kept + added + starts.length - from);
    for (int i = 0; i < added; i++) {
      edited[kept + i] = start + between[i + 1];
    }
    for (int i = from; i < starts.length; i++) {
      edited[kept + added + i - from] = starts[i] + by;
    }
    return new LineIndex(edited, length + by);
  }

  /** How many lines the text has; an empty text has one. */
  public int count() {
    return starts.length;
  }

  /** Where each line begins. */
  public int[] starts() {
    return starts.clone();
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
