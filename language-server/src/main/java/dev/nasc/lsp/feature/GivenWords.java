package dev.nasc.lsp.feature;

import java.util.ArrayList;
import java.util.List;

/** The words that the place of the caret gives a meaning to, and only that place. */
final class GivenWords {
  private GivenWords() {}

  static List<String> at(Caret caret, Wanted wanted) {
    var words = new ArrayList<String>();
    boolean states = wanted != Wanted.NUMBER;
    if (states && isIn(caret, "graph")) {
      words.addAll(List.of("earlier", "nodes", "previous"));
    }
    if (states && (isIn(caret, "graph") || isIn(caret, "cell"))) {
      words.addAll(List.of("prev", "prev2"));
    }
    if (wanted == Wanted.STEP) {
      return words;
    }
    if (isIn(caret, "repeat") || isIn(caret, "block") || isIn(caret, "cell")) {
      words.add("index"); // a block may stand in a repeat
    }
    return words;
  }

  private static boolean isIn(Caret caret, String word) {
    return caret.frames().stream()
        .filter(frame -> frame.is("{"))
        .anyMatch(frame -> frame.head().stream().anyMatch(token -> token.text().equals(word)));
  }
}
