package dev.nasc.syntax;

import dev.nasc.source.Span;

/** The {@code ///} lines right above a declaration. */
final class Documentation {
  private Documentation() {}

  static String above(Span place) {
    var file = place.file();
    int line = file.lines().line(place.start());
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
