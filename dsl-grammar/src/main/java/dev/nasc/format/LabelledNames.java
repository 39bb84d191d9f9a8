package dev.nasc.format;

import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Words of a text that need not be a whole file. */
public final class LabelledNames {
  private static final Set<Token.Kind> BETWEEN = Set.of(Token.Kind.COMMENT, Token.Kind.BREAK);

  private LabelledNames() {}

  /**
   * What stands behind {@code label:}, as often as it does; comments and newlines may part them.
   */
  public static List<String> behind(String label, String text) {
    var words =
        Parser.tokens(new SourceFile("", text)).stream()
            .filter(word -> !BETWEEN.contains(word.kind()))
            .map(Token::text)
            .toList();
    return IntStream.range(2, words.size())
        .filter(i -> words.subList(i - 2, i).equals(List.of(label, ":")))
        .mapToObj(words::get)
        .toList();
  }
}
