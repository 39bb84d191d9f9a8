package dev.nasc.source;

/**
 * A place in a text: UTF-16 offsets, the end exclusive. Lines and columns count from 1, as editors
 * show them.
 */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException("no such place " + start + ".." + end);
    }
  }

  /** Spelled out: records are compared much slower. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Span span
        && start == span.start
        && end == span.end
        && file.equals(span.file);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * file.hashCode() + start) + end;
  }

  /** Offsets at the end of a text count as inside, so that a caret after the last letter is. */
  public boolean contains(int offset) {
    return start <= offset && offset <= end;
  }

  public int length() {
    return end - start;
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** From the beginning of this to the end of {@code other}, in the same file. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  public int startLine() {
    return file.lines().line(start) + 1;
  }

  public int startColumn() {
    return file.lines().column(start) + 1;
  }

  public int endLine() {
    return file.lines().line(end) + 1;
  }

  public int endColumn() {
    return file.lines().column(end) + 1;
  }

  @Override
  public String toString() {
    return file.name() + ":" + startLine() + ":" + startColumn();
  }
}
