package dev.nasc.syntax;

import dev.nasc.source.SourceFile;
import java.util.Arrays;
import java.util.List;

/**
 * Where declarations begin at the left margin, told without parsing: at a line that begins with a
 * word that declares, or with the documentation above it.
 */
public final class Margin {
  /** The words that declare, in the order in which they are told. */
  public static final List<String> WORDS =
      List.of(
          "import",
          "let",
          "block",
          "cell",
          "space",
          "architecture",
          "recipe",
          "search",
          "operation");

  private static final int LONGEST_WORD = 12;

  private Margin() {}

  /** The offsets at which the parts of a text begin, in order; the first is 0. */
  public static int[] starts(SourceFile file) {
    var text = file.text();
    var lines = file.lines();
    int[] starts = new int[16];
    int parts = 1;
    int documentation = -1;
    for (int number = 0; number < lines.count(); number++) {
      int line = lines.start(number);
      if (isDocumentation(text, line)) {
        documentation = documentation < 0 ? line : documentation;
        continue;
      }
      int at = documentation < 0 ? line : documentation;
      documentation = -1;
      if (at > 0 && begins(text, line)) {
        starts = parts == starts.length ? Arrays.copyOf(starts, parts * 2) : starts;
        starts[parts++] = at;
      }
    }
    return Arrays.copyOf(starts, parts);
  }

  private static boolean isDocumentation(String text, int line) {
    return text.startsWith("///", blanks(text, line));
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** Whether a line begins with a word that declares, and not with a label of that name. */
  private static boolean begins(String text, int line) {
    int end = line;
    int most = Math.min(text.length(), line + LONGEST_WORD + 1);
    while (end < most && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
      end++;
    }
    if (end == line || !WORDS.contains(text.substring(line, end))) {
      return false;
    }
    boolean whole = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
    int after = blanks(text, end);
    return whole && (after == text.length() || text.charAt(after) != ':');
  }
}
