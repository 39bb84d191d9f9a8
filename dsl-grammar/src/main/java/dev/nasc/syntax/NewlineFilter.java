package dev.nasc.syntax;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Stands between lexer and parser and decides which newlines part entries. It owns the bracket
 * stack, so it is also where depth is limited and where an open parenthesis is closed at the next
 * {@code }}, so that forgetting one is one finding.
 */
final class NewlineFilter {
  /** Deeper nesting than this is refused, so that the parser's recursion is bounded. */
  static final int DEPTH = 200;

  private static final Set<Integer> CONTINUES_AFTER =
      Set.of(
          NasLexer.LBRACE,
          NasLexer.COMMA,
          NasLexer.ARROW,
          NasLexer.PLUS,
          NasLexer.MINUS,
          NasLexer.STAR,
          NasLexer.SLASH,
          NasLexer.CARET,
          NasLexer.AND,
          NasLexer.OR,
          NasLexer.NOT,
          NasLexer.IF,
          NasLexer.ELSE,
          NasLexer.THEN,
          NasLexer.OF,
          NasLexer.BY);
  private static final Set<Integer> CONTINUES_BEFORE =
      Set.of(
          NasLexer.RBRACE,
          NasLexer.ARROW,
          NasLexer.ASSIGN,
          NasLexer.AND,
          NasLexer.OR,
          NasLexer.IF,
          NasLexer.ELSE,
          NasLexer.THEN);

  private final Span region;
  private final Deque<Token> open = new ArrayDeque<>();
  private final List<Token> kept = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();

  private NewlineFilter(Span region) {
    this.region = region;
  }

  /** The tokens that the parser reads, and what was found on the way. */
  record Filtered(List<Token> tokens, List<Diagnostic> findings) {}

  /**
   * @param tokens without blanks and comments
   */
  static Filtered filter(Span region, List<? extends Token> tokens) {
    var filter = new NewlineFilter(region);
    filter.run(tokens);
    return new Filtered(filter.kept, filter.findings);
  }

  private void run(List<? extends Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      switch (token.getType()) {
        case NasLexer.SEP -> separator(tokens, i);
        case NasLexer.LPAREN, NasLexer.LBRACK, NasLexer.LBRACE -> {
          if (open.size() == DEPTH) {
            tooDeep(token, tokens.get(tokens.size() - 1));
            return;
          }
          open.push(token);
          kept.add(token);
        }
        case NasLexer.RPAREN, NasLexer.RBRACK -> {
          if (!open.isEmpty() && open.peek().getType() != NasLexer.LBRACE) {
            open.pop();
          }
          kept.add(token);
        }
        case NasLexer.RBRACE, Token.EOF -> {
          closeParentheses(token);
          if (!open.isEmpty()) {
            open.pop();
          }
          kept.add(token);
        }
        default -> kept.add(token);
      }
    }
  }

  private void separator(List<? extends Token> tokens, int at) {
    var token = tokens.get(at);
    boolean newline = !token.getText().equals(";");
    boolean inside = !open.isEmpty() && open.peek().getType() != NasLexer.LBRACE;
    if (newline && (inside || continuesAfter() || continuesBefore(tokens, at))) {
      return;
    }
    kept.add(token);
  }

  private boolean continuesAfter() {
    return !kept.isEmpty() && continuesAfter(kept.get(kept.size() - 1));
  }

  /** Whether what stands in the next line belongs to what ends with this. */
  static boolean continuesAfter(Token last) {
    return CONTINUES_AFTER.contains(last.getType());
  }

  private static boolean continuesBefore(List<? extends Token> tokens, int at) {
    int next = at;
    while (tokens.get(next).getType() == NasLexer.SEP && !tokens.get(next).getText().equals(";")) {
      next++;
    }
    return CONTINUES_BEFORE.contains(tokens.get(next).getType());
  }

  private void closeParentheses(Token before) {
    while (!open.isEmpty() && open.peek().getType() != NasLexer.LBRACE) {
      var opened = open.pop();
      boolean round = opened.getType() == NasLexer.LPAREN;
      findings.add(
          Diagnostic.of(
              DiagnosticCode.UNCLOSED,
              Parser.span(region, opened),
              opened.getText(),
              round ? ")" : "]"));
      var closing = new CommonToken(before);
      closing.setType(round ? NasLexer.RPAREN : NasLexer.RBRACK);
      closing.setText(round ? ")" : "]");
      closing.setStopIndex(closing.getStartIndex() - 1);
      kept.add(closing);
    }
  }

  private void tooDeep(Token token, Token end) {
    findings.add(Diagnostic.of(DiagnosticCode.TOO_DEEP, Parser.span(region, token), DEPTH));
    kept.clear();
    kept.add(end);
  }
}
