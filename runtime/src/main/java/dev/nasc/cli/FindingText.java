package dev.nasc.cli;

import dev.nasc.diagnostic.Diagnostic;
import java.util.Locale;

/** A finding for a person: the place, the sentence, the line with the place marked, the way out. */
final class FindingText {
  private static final int LONGEST_LINE = 160;

  private FindingText() {}

  static String of(Diagnostic finding) {
    var text = new StringBuilder();
    text.append(
        "%s: %s: %s [%s]"
            .formatted(
                finding.span(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.message(),
                finding.code().id()));
    addMarkedLine(text, finding);
    finding
        .related()
        .ifPresent(other -> text.append("\n  %s: %s".formatted(other.span(), other.message())));
    finding.hint().ifPresent(hint -> text.append("\n  ").append(hint));
    return text.toString();
  }

  private static void addMarkedLine(StringBuilder text, Diagnostic finding) {
    var span = finding.span();
    var lines = span.file().lines();
    int first = lines.start(span.startLine() - 1);
    var line = span.file().text().substring(first, lines.start(span.startLine())).stripTrailing();
    if (line.isEmpty() || line.length() > LONGEST_LINE) {
      return;
    }
    int column = span.startColumn() - 1;
    int end = span.endLine() == span.startLine() ? span.endColumn() - 1 : line.length();
    // Tabs stay tabs, so that the mark stands below its place at any width.
    var indent = line.substring(0, Math.min(column, line.length())).replaceAll("[^\t]", " ");
    text.append("\n  | ").append(line);
    text.append("\n  | ").append(indent).append("^".repeat(Math.max(1, end - column)));
  }
}
