package dev.nasc.syntax;

import dev.nasc.source.SourceFile;

/** The {@code ///} lines right above a declaration. */
final class Documentation {
  private Documentation() {}

  static String above(SourceFile file, int offset) {
    int line = file.lines().line(Math.max(offset, 0));
    var text = new StringBuilder();
    for (int above = line - 1; above >= 0; above--) {
      var words = file.text().substring(file.lines().start(above), file.lines().start(above + 1));
      if (!words.strip().startsWith("///")) {
        break;
      }
      text.insert(0, words.strip().substring(3).strip() + "\n");
    }
    return text.toString().strip();
  }
}
