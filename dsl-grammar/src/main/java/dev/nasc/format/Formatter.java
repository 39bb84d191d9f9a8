package dev.nasc.format;

import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import java.util.List;

/**
 * Canonical text: the line breaks stay where they were typed; what stands in a line, how far in it
 * begins and which columns line up follow from the words alone.
 */
public final class Formatter {
  private Formatter() {}

  /**
   * A text after formatting.
   *
   * @param readable false where the text has syntax errors; it is unchanged then
   */
  public record Formatted(String text, boolean readable) {}

  public static Formatted format(SourceFile file) {
    if (!Parser.parse(file).findings().isEmpty()) {
      return new Formatted(file.text(), false);
    }
    var lines = Lines.of(Parser.tokens(file));
    Columns.align(lines);
    Indentation.indent(lines);
    TrailingComments.align(lines);
    return new Formatted(text(lines, ending(file)), true);
  }

  private static String text(List<Line> lines, String ending) {
    var text = new StringBuilder();
    for (var line : lines) {
      if (line.parted()) {
        text.append(ending);
      }
      text.append(line.text()).append(ending);
    }
    return text.toString();
  }

  /** The line ending of the first line, so that a file keeps its kind. */
  private static String ending(SourceFile file) {
    int end = file.text().indexOf('\n');
    return end > 0 && file.text().charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }
}
