package dev.nasc.lsp.feature;

import dev.nasc.format.Formatter;
import dev.nasc.lsp.document.Snapshot;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;

/** The document in canonical form, as one edit from the first difference to the last. */
public final class FormattingFeature {
  private FormattingFeature() {}

  /** Nothing where the text has syntax errors: only what can be read can be laid out. */
  public static List<TextEdit> edits(Snapshot snapshot) {
    var before = snapshot.text();
    var after = Formatter.format(snapshot.file()).text();
    if (before.equals(after)) {
      return List.of();
    }
    int most = Math.min(before.length(), after.length());
    int start = 0;
    while (start < most && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    start = before.lastIndexOf('\n', start - 1) + 1; // whole lines: never inside a letter
    int same = 0;
    while (same < most - start
        && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
      same++;
    }
    while (same > 0 && before.charAt(before.length() - same - 1) != '\n') {
      same--;
    }
    var replacement = after.substring(start, after.length() - same);
    var range = snapshot.positions().range(start, before.length() - same);
    return List.of(new TextEdit(range, replacement));
  }
}
