package dev.nasc.format;

import dev.nasc.ast.Item;
import dev.nasc.syntax.Token;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many blanks stand between two words of a line. */
final class Spacing {
  private static final Set<String> TIGHT_BEFORE = Set.of(")", "]", ",", ";", ":", ".", "..");
  private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "..");
  private static final Set<String> ENDS = Set.of(")", "]", "}");
  private static final Set<String> NAMES =
      Arrays.stream(Item.Kind.values()).map(Item.Kind::word).collect(Collectors.toSet());
  private static final Set<String> VALUES = Set.of("true", "false");
  private static final Set<String> CHOICES = Set.of("any", "some");

  private Spacing() {}

  /**
   * @param minus whether {@code left} is a sign and not a subtraction
   */
  static int between(Token left, Token right, boolean minus) {
    if (Line.isComment(right)) {
      return 2;
    }
    var a = left.text();
    var b = right.text();
    boolean empty = a.equals("{") && b.equals("}");
    boolean called = b.equals("(") && (isName(left) || CHOICES.contains(a));
    boolean indexed = b.equals("[") && (isName(left) || a.equals(")") || a.equals("]"));
    boolean tight = TIGHT_AFTER.contains(a) || TIGHT_BEFORE.contains(b);
    return minus || empty || called || indexed || tight ? 0 : 1;
  }

  /** Whether a minus behind {@code before} is a sign. */
  static boolean isUnary(@Nullable Token before) {
    if (before == null) {
      return true;
    }
    return switch (before.kind()) {
      case NAME, NUMBER, STRING -> false;
      case KEYWORD -> !isName(before) && !VALUES.contains(before.text());
      case PUNCTUATION -> !ENDS.contains(before.text());
      case SEPARATOR, BREAK, COMMENT, DOCUMENTATION, UNKNOWN -> true;
    };
  }

  /** The seven words that declare may be names as well. */
  static boolean isName(Token word) {
    return word.kind() == Token.Kind.NAME
        || (word.kind() == Token.Kind.KEYWORD && NAMES.contains(word.text()));
  }
}
