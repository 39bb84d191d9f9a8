package dev.nasc.syntax;

import dev.nasc.ast.Expression;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasLexer;
import dev.nasc.syntax.antlr.NasParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;

/** The door to the syntax: never throws on bad text, always yields a tree and what was found. */
public final class Parser {
  private Parser() {}

  /** A tree, with nodes missing where the text is broken, and the findings. */
  public record Parsed(SyntaxTree tree, List<Diagnostic> findings) {
    public Parsed {
      findings = List.copyOf(findings);
    }
  }

  public static Parsed parse(SourceFile file) {
    var errors = new SyntaxErrors(file);
    var parser = parser(file, errors);
    var reader = new ItemReader(file);
    parser.addParseListener(reader);
    parser.file();
    return new Parsed(new SyntaxTree(file, reader.items()), errors.findings());
  }

  /** One expression alone, as in {@code --set front.trials=100}; empty where the text is none. */
  public static Optional<Expression> expression(SourceFile file) {
    var errors = new SyntaxErrors(file);
    var parser = parser(file, errors);
    var expression = new AstBuilder(file).expression(parser.expr());
    boolean whole = parser.getCurrentToken().getType() == org.antlr.v4.runtime.Token.EOF;
    return whole && errors.findings().isEmpty() ? Optional.of(expression) : Optional.empty();
  }

  /** Every word of the text in order, comments included; newlines say whether they part entries. */
  public static List<Token> tokens(SourceFile file) {
    var raw = raw(file);
    var parting = new HashSet<Integer>();
    for (var token : NewlineFilter.filter(file, raw).tokens()) {
      parting.add(token.getTokenIndex());
    }
    var tokens = new ArrayList<Token>();
    for (var token : raw) {
      if (token.getType() != org.antlr.v4.runtime.Token.EOF && token.getType() != NasLexer.WS) {
        var span = file.span(token.getStartIndex(), token.getStopIndex() + 1);
        boolean joins = token.getType() == NasLexer.SEP && !parting.contains(token.getTokenIndex());
        var kind = joins ? Token.Kind.BREAK : kind(token.getType());
        tokens.add(new Token(kind, token.getText(), span));
      }
    }
    return tokens;
  }

  private static NasParser parser(SourceFile file, SyntaxErrors errors) {
    var filtered = NewlineFilter.filter(file, raw(file));
    filtered.findings().forEach(errors::add);
    var parser = new NasParser(new CommonTokenStream(new ListTokenSource(filtered.tokens())));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new Recovery());
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    return parser;
  }

  private static List<? extends org.antlr.v4.runtime.Token> raw(SourceFile file) {
    var lexer = new NasLexer(CharStreams.fromString(file.text(), file.name()));
    lexer.removeErrorListeners();
    var tokens = new CommonTokenStream(lexer);
    tokens.fill();
    return Offsets.utf16(file.text(), tokens.getTokens());
  }

  private static Token.Kind kind(int type) {
    return switch (type) {
      case NasLexer.NAME -> Token.Kind.NAME;
      case NasLexer.NUMBER -> Token.Kind.NUMBER;
      case NasLexer.STRING -> Token.Kind.STRING;
      case NasLexer.SEP -> Token.Kind.SEPARATOR;
      case NasLexer.COMMENT -> Token.Kind.COMMENT;
      case NasLexer.DOC -> Token.Kind.DOCUMENTATION;
      case NasLexer.ERROR -> Token.Kind.UNKNOWN;
      default -> type <= NasLexer.FALSE ? Token.Kind.KEYWORD : Token.Kind.PUNCTUATION;
    };
  }

  /** The place of a token, or the empty place right before it where it was made up. */
  static Span span(SourceFile file, org.antlr.v4.runtime.Token token) {
    int length = file.text().length();
    int start = Math.min(Math.max(token.getStartIndex(), 0), length);
    return file.span(start, Math.min(Math.max(token.getStopIndex() + 1, start), length));
  }
}
