package dev.nasc.source;

/**
 * A text and the name it goes by (a path, a URI, {@code std/mobile.nas}). Two files are the same
 * when name and text are.
 */
public record SourceFile(String name, String text, LineIndex lines) {
  public SourceFile(String name, String text) {
    this(name, text, LineIndex.of(text));
  }

  /** The same with one stretch replaced. */
  public SourceFile edited(int start, int end, String replacement) {
    var edited = text.substring(0, start) + replacement + text.substring(end);
    return new SourceFile(name, edited, lines.edited(start, end, replacement));
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file && name.equals(file.name) && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
