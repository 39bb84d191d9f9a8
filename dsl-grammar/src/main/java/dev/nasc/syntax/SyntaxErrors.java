package dev.nasc.syntax;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasLexer;
import dev.nasc.syntax.antlr.NasParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says in words what the parser expected; one finding a line, the rest of it is follow-up. */
final class SyntaxErrors extends BaseErrorListener {
  private final Span region;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Set<Integer> lines = new LinkedHashSet<>();

  SyntaxErrors(Span region) {
    this.region = region;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  void add(Diagnostic finding) {
    findings.add(finding);
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object symbol,
      int line,
      int column,
      String message,
      @Nullable RecognitionException exception) {
    var parser = (NasParser) recognizer;
    var token = (Token) java.util.Objects.requireNonNull(symbol);
    if (exception instanceof NoViableAltException noViable
        && noViable.getOffendingToken() != null) {
      token = noViable.getOffendingToken();
    }
    var span = Parser.span(region, token);
    if (follows(span)) {
      return;
    }
    var expected = parser.getExpectedTokens();
    var words = begins(parser, token) ? "a declaration" : words(expected);
    var finding = Diagnostic.of(DiagnosticCode.SYNTAX, span, found(token), words);
    var hint = foreign(token);
    if (hint.isEmpty() && words.equals("a declaration")) {
      hint = declaration(token);
    }
    findings.add(hint.map(finding::hint).orElse(finding));
  }

  /** Whether a line outside of all braces begins here. */
  private static boolean begins(NasParser parser, Token token) {
    if (!(parser.getContext() instanceof NasParser.FileContext)) {
      return false;
    }
    int before = token.getTokenIndex() - 1;
    return before < 0 || parser.getInputStream().get(before).getType() == NasLexer.SEP;
  }

  /** What a file is made of, or the word of it that was meant. */
  private static Optional<String> declaration(Token token) {
    return token.getType() != NasLexer.NAME
        ? Optional.empty()
        : Nearest.hint(token.getText(), Margin.WORDS)
            .or(() -> Optional.of("Steps stand between the braces of a `space` or a `block`."));
  }

  /** A letter that looks like one of ours, or like nothing at all, is told by its name. */
  private static Optional<String> foreign(Token token) {
    int letter = token.getText().codePointAt(0);
    return token.getType() == NasLexer.ERROR && letter > 127
        ? Optional.of(
            "It is %s (U+%04X); names are made of a–z, A–Z, 0–9 and _."
                .formatted(Character.getName(letter), letter))
        : Optional.empty();
  }

  /** Whether it only repeats what was said of this line, or of a bracket that was never closed. */
  private boolean follows(Span span) {
    boolean inside =
        findings.stream()
            .anyMatch(
                finding ->
                    finding.code() == DiagnosticCode.TOO_DEEP
                        || (finding.code() == DiagnosticCode.UNCLOSED
                            && finding.span().start() <= span.start()));
    return inside || !lines.add(span.startLine());
  }

  private String found(Token token) {
    return switch (token.getType()) {
      case Token.EOF ->
          region.end() == region.file().text().length()
              ? "the end of the file"
              : "the next declaration";
      case NasLexer.SEP -> token.getText().equals(";") ? "`;`" : "the end of the line";
      default -> "`" + token.getText() + "`";
    };
  }

  private static String words(IntervalSet expected) {
    if (expected.contains(NasParser.NUMBER)) {
      return "a value";
    }
    var words = new LinkedHashSet<String>();
    for (int type : expected.toList()) {
      words.add(word(type));
    }
    if (words.size() > 4) {
      return expected.contains(NasParser.SEP) ? "the end of the line" : "something else";
    }
    return words.isEmpty() ? "something else" : String.join(" or ", words);
  }

  private static String word(int type) {
    if (type == NasParser.NAME || (NasParser.BLOCK <= type && type <= NasParser.OPERATION)) {
      return "a name";
    }
    return switch (type) {
      case NasParser.SEP -> "the end of the line";
      case Token.EOF -> "the end of the file";
      default ->
          NasParser.VOCABULARY.getLiteralName(type) == null
              ? NasParser.VOCABULARY.getSymbolicName(type)
              : NasParser.VOCABULARY.getLiteralName(type).replace('\'', '`');
    };
  }
}
