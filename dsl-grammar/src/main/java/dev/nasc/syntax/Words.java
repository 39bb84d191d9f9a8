package dev.nasc.syntax;

import java.util.List;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a parser reads, all of it there. A stream that fetches words from a lexer asks before every
 * step whether it has to; that is a fifth of the time to parse.
 */
final class Words implements TokenStream {
  private final Token[] tokens;
  private final TokenSource source;
  private final int last;
  private int at;

  /**
   * @param tokens of which the last is the end of the text
   */
  Words(List<? extends Token> tokens) {
    this.tokens = tokens.toArray(new Token[0]);
    this.source = new ListTokenSource(tokens);
    this.last = tokens.size() - 1;
    for (int i = 0; i <= last; i++) {
      ((WritableToken) this.tokens[i]).setTokenIndex(i);
    }
  }

  @Override
  public @Nullable Token LT(int ahead) {
    int index = ahead > 0 ? at + ahead - 1 : at + ahead;
    return index < 0 ? null : tokens[Math.min(index, last)];
  }

  @Override
  public int LA(int ahead) {
    var token = LT(ahead);
    return token == null ? Token.INVALID_TYPE : token.getType();
  }

  @Override
  public void consume() {
    if (at == last) {
      throw new IllegalStateException("nothing is read behind the end");
    }
    at++;
  }

  @Override
  public Token get(int index) {
    return tokens[index];
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = Math.min(index, last);
  }

  @Override
  public int size() {
    return tokens.length;
  }

  /** Nothing is ever forgotten. */
  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {}

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getSourceName() {
    return source.getSourceName();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, last));
  }

  @Override
  public String getText(RuleContext rule) {
    return getText(rule.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }

  @Override
  public String getText(Interval interval) {
    var text = new StringBuilder();
    for (int i = Math.max(0, interval.a); i <= Math.min(interval.b, last); i++) {
      if (tokens[i].getType() != Token.EOF) {
        text.append(tokens[i].getText());
      }
    }
    return text.toString();
  }
}
