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
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/** The door to the syntax: never throws on bad text, always yields a tree and what was found. */
public final class Parser {
  private Parser() {}

  /** A tree, with nodes missing where the text is broken, and the findings. */
  public static final class Parsed {
    private final SourceFile file;
    private final Parts parts;
    private volatile @Nullable SyntaxTree tree;

    private Parsed(SourceFile file, Parts parts) {
      this.file = file;
      this.parts = parts;
    }

    public SourceFile file() {
      return file;
    }

    public SyntaxTree tree() {
      var known = tree;
      if (known == null) {
        known = new SyntaxTree(file, parts.items());
        tree = known;
      }
      return known;
    }

    public List<Diagnostic> findings() {
      return parts.findings();
    }
  }

  public static Parsed parse(SourceFile file) {
    return new Parsed(file, Parts.of(file, Optional.empty()));
  }

  /** The same, sooner: what stands in an earlier version of the text too is not read again. */
  public static Parsed parse(SourceFile file, Parsed earlier) {
    return new Parsed(file, Parts.of(file, Optional.of(earlier.parts)));
  }

  /**
   * Declarations that are parsed by themselves.
   *
   * @param words those of the region, where they are known
   */
  static Parts.Group group(
      Span region, @Nullable List<? extends org.antlr.v4.runtime.Token> words) {
    var errors = new SyntaxErrors(region);
    var parser = parser(region, words == null ? words(region) : words, errors);
    var items = new AstBuilder(region).items(parser.file());
    return new Parts.Group(region, items, 0, errors.findings());
  }

  /** One expression alone, as in {@code --set front.trials=100}; empty where the text is none. */
  public static Optional<Expression> expression(SourceFile file) {
    var region = file.span(0, file.text().length());
    var errors = new SyntaxErrors(region);
    var parser = parser(region, words(region), errors);
    var expression = new AstBuilder(region).expression(parser.expr());
    boolean whole = parser.getCurrentToken().getType() == org.antlr.v4.runtime.Token.EOF;
    return whole && errors.findings().isEmpty() ? Optional.of(expression) : Optional.empty();
  }

  /** Every word of the text in order, comments included; newlines say whether they part entries. */
  public static List<Token> tokens(SourceFile file) {
    var region = file.span(0, file.text().length());
    var raw = raw(region);
    var parting = new HashSet<Integer>();
    for (var token : NewlineFilter.filter(region, visible(raw)).tokens()) {
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

  private static NasParser parser(
      Span region, List<? extends org.antlr.v4.runtime.Token> words, SyntaxErrors errors) {
    var filtered = NewlineFilter.filter(region, words);
    filtered.findings().forEach(errors::add);
    var parser = new NasParser(new Words(filtered.tokens()));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new Recovery());
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    return parser;
  }

  /** The words of a region that a parser reads; they count from where it begins. */
  static List<? extends org.antlr.v4.runtime.Token> words(Span region) {
    return visible(raw(region));
  }

  private static List<? extends org.antlr.v4.runtime.Token> visible(
      List<? extends org.antlr.v4.runtime.Token> tokens) {
    var visible = new ArrayList<org.antlr.v4.runtime.Token>(tokens.size());
    for (var token : tokens) {
      if (token.getChannel() == org.antlr.v4.runtime.Token.DEFAULT_CHANNEL) {
        visible.add(token);
      }
    }
    return visible;
  }

  /** All words of a region, blanks and comments too. */
  private static List<? extends org.antlr.v4.runtime.Token> raw(Span region) {
    var text = region.text();
    var lexer = new NasLexer(CharStreams.fromString(text, region.file().name()));
    lexer.removeErrorListeners();
    var tokens = new ArrayList<org.antlr.v4.runtime.Token>();
    var token = lexer.nextToken();
    while (token.getType() != org.antlr.v4.runtime.Token.EOF) {
      ((WritableToken) token).setTokenIndex(tokens.size());
      tokens.add(token);
      token = lexer.nextToken();
    }
    tokens.add(token);
    return Offsets.utf16(text, tokens);
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
  static Span span(Span region, org.antlr.v4.runtime.Token token) {
    int start = Math.min(Math.max(token.getStartIndex(), 0), region.length());
    int end = Math.min(Math.max(token.getStopIndex() + 1, start), region.length());
    return region.file().span(region.start() + start, region.start() + end);
  }
}
