package dev.nasc.format;

import dev.nasc.syntax.Token;
import java.util.List;

/**
 * A line of words, with the blanks before each; the blanks before the first are its indentation.
 */
final class Line {
  private final List<Token> words;
  private final int[] gaps;
  private final boolean parted;
  private final boolean continues;

  /**
   * @param parted whether a blank line stands before it
   * @param continues whether it goes on with the entry of the line before
   */
  Line(List<Token> words, int[] gaps, boolean parted, boolean continues) {
    this.words = List.copyOf(words);
    this.gaps = gaps.clone();
    this.parted = parted;
    this.continues = continues;
  }

  List<Token> words() {
    return words;
  }

  int size() {
    return words.size();
  }

  boolean is(int at, String text) {
    return at >= 0 && at < words.size() && words.get(at).text().equals(text);
  }

  boolean parted() {
    return parted;
  }

  boolean continues() {
    return continues;
  }

  int gap(int at) {
    return gaps[at];
  }

  void gap(int at, int blanks) {
    gaps[at] = blanks;
  }

  boolean isComment() {
    return isComment(words.get(0));
  }

  boolean hasTrailingComment() {
    return words.size() > 1 && isComment(words.get(words.size() - 1));
  }

  static boolean isComment(Token word) {
    return word.kind() == Token.Kind.COMMENT || word.kind() == Token.Kind.DOCUMENTATION;
  }

  /** How wide the words {@code from} to {@code to}, the end exclusive, are with what is between. */
  int width(int from, int to) {
    int width = 0;
    for (int at = from; at < to; at++) {
      width += (at > from ? gaps[at] : 0) + width(words.get(at));
    }
    return width;
  }

  /** The column in which a word begins. */
  int column(int at) {
    return gaps[0] + width(0, at) + (at == 0 ? 0 : gaps[at]);
  }

  private static int width(Token word) {
    return word.text().codePointCount(0, word.text().length());
  }

  String text() {
    var text = new StringBuilder();
    for (int at = 0; at < words.size(); at++) {
      text.append(" ".repeat(gaps[at])).append(words.get(at).text());
    }
    return text.toString().stripTrailing();
  }
}
