package dev.nasc.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** ANTLR counts code points; our places count UTF-16 units, as Java and editors do. */
final class Offsets {
  private Offsets() {}

  /** Moves the tokens' offsets in place; nothing to do where the text has no surrogate pair. */
  static List<? extends Token> utf16(String text, List<? extends Token> tokens) {
    if (text.codePointCount(0, text.length()) == text.length()) {
      return tokens;
    }
    int point = 0;
    int unit = 0;
    for (Token token : tokens) {
      int start = token.getStartIndex();
      int stop = token.getStopIndex();
      int units = text.offsetByCodePoints(unit, start - point);
      point = start;
      unit = units;
      var moved = (CommonToken) token;
      moved.setText(token.getText()); // else it is read again, at the moved offsets
      moved.setStartIndex(units);
      if (stop >= start) {
        moved.setStopIndex(text.offsetByCodePoints(units, stop + 1 - start) - 1);
      } else {
        moved.setStopIndex(units - 1);
      }
    }
    return tokens;
  }
}
