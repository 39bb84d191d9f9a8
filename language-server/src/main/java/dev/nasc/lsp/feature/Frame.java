package dev.nasc.lsp.feature;

import dev.nasc.syntax.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An open bracket left of the caret, or the file: what was read in it so far. */
final class Frame {
  private static final Set<String> WANTS_MORE =
      Set.of("->", "+", "-", "*", "/", "^", "and", "or", "not", "if", "else", "then", "of", "by");
  private static final Set<String> GOES_ON = Set.of("->", "=", "and", "or", "if", "else", "then");

  private final String bracket;
  private final List<Token> head;
  private final List<Token> entry = new ArrayList<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> labels = new LinkedHashSet<>();
  private final Set<String> parameters = new LinkedHashSet<>();
  private int position;
  private boolean broken;

  /**
   * @param bracket {@code "("}, {@code "["}, <code>"{"</code>, or nothing for the file
   * @param head what stands before the bracket in its entry
   */
  Frame(String bracket, List<Token> head) {
    this.bracket = bracket;
    this.head = List.copyOf(head);
  }

  boolean is(String opened) {
    return bracket.equals(opened);
  }

  /** Whether entries stand in it. */
  boolean hasEntries() {
    return bracket.isEmpty() || bracket.equals("{");
  }

  List<Token> head() {
    return head;
  }

  /**
   * The words of the entry or argument that the caret is in; of inner brackets only the brackets.
   */
  List<Token> entry() {
    return entry;
  }

  String word(int at) {
    return at >= 0 && at < entry.size() ? entry.get(at).text() : "";
  }

  String lastWord() {
    return word(entry.size() - 1);
  }

  String headWord(int fromEnd) {
    int at = head.size() - 1 - fromEnd;
    return at >= 0 ? head.get(at).text() : "";
  }

  /** The names that its entries declare, with what they are. */
  Map<String, String> names() {
    return names;
  }

  /** The labels of the arguments before the caret. */
  Set<String> labels() {
    return labels;
  }

  /** The parameters of the declaration that the caret's entry is. */
  Set<String> parameters() {
    return parameters;
  }

  /** How many arguments stand before the caret's. */
  int position() {
    return position;
  }

  /**
   * A newline that parts nothing in the text as it is. It may be so only because of what follows:
   * seen from a caret behind it a new entry begins, unless the line before it wants more.
   */
  void breaks() {
    broken = hasEntries() && !entry.isEmpty() && !WANTS_MORE.contains(lastWord());
  }

  void settle() {
    if (broken) {
      next();
    }
  }

  void add(Token token) {
    if (!GOES_ON.contains(token.text())) {
      settle();
    }
    broken = false;
    entry.add(token);
    if (token.text().equals(":") && entry.size() == 2) {
      labels.add(word(0));
      if (hasEntries()) {
        names.put(word(0), "label");
      }
    }
    boolean declared = entry.size() == 2 && token.kind() == Token.Kind.NAME && hasEntries();
    if (declared && entry.get(0).kind() == Token.Kind.KEYWORD) {
      names.put(token.text(), word(0));
    }
  }

  /** Whether it is the parentheses of a declaration: {@code block stage(}. */
  boolean declaresParameters() {
    return head.size() == 2
        && head.get(0).kind() == Token.Kind.KEYWORD
        && head.get(1).kind() == Token.Kind.NAME;
  }

  /** A bracket was closed whose arguments declare parameters. */
  void declares(Set<String> names) {
    parameters.addAll(names);
  }

  void next() {
    broken = false;
    entry.clear();
    parameters.clear();
    position++;
  }
}
