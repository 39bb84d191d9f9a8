package dev.nasc.syntax;

import dev.nasc.syntax.antlr.NasParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Recovers at the end of an entry: skips to the next separator or closing brace of the same depth,
 * so that one mistake is one finding and the entries after it are read as they stand.
 */
final class Recovery extends DefaultErrorStrategy {
  @Override
  public void recover(Parser parser, RecognitionException exception) {
    if (lastErrorIndex == parser.getInputStream().index()
        && lastErrorStates != null
        && lastErrorStates.contains(parser.getState())) {
      parser.consume(); // no progress since the last error: a token must go
    }
    lastErrorIndex = parser.getInputStream().index();
    if (lastErrorStates == null) {
      lastErrorStates = new IntervalSet();
    }
    lastErrorStates.add(parser.getState());
    skip(parser);
  }

  private static void skip(Parser parser) {
    int depth = 0;
    for (int type = parser.getInputStream().LA(1); type != Token.EOF; ) {
      if (depth == 0 && (type == NasParser.SEP || type == NasParser.RBRACE)) {
        return;
      }
      if (type == NasParser.LBRACE) {
        depth++;
      } else if (type == NasParser.RBRACE) {
        depth--;
      }
      parser.consume();
      type = parser.getInputStream().LA(1);
    }
  }

  /** What is missing is reported and not made up: {@code macs <=} has no right side. */
  @Override
  protected @Nullable Token singleTokenDeletion(Parser parser) {
    return null;
  }

  @Override
  public void sync(Parser parser) {
    // The default skips tokens inside loops, before the rule has had its say.
  }
}
