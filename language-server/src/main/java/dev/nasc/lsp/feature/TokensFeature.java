package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.Span;
import dev.nasc.syntax.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** The colour of each word, by what it stands for. Told from the text alone, so at once. */
public final class TokensFeature {
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Namespace,
          SemanticTokenTypes.Class,
          SemanticTokenTypes.Struct,
          SemanticTokenTypes.Event,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Property,
          SemanticTokenTypes.EnumMember,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Keyword,
          SemanticTokenTypes.Number,
          SemanticTokenTypes.String,
          SemanticTokenTypes.Comment,
          SemanticTokenTypes.Operator);
  private static final List<String> MODIFIERS =
      List.of(
          SemanticTokenModifiers.Declaration,
          SemanticTokenModifiers.DefaultLibrary,
          SemanticTokenModifiers.Documentation);

  public static final SemanticTokensLegend LEGEND = new SemanticTokensLegend(TYPES, MODIFIERS);

  private final Snapshot snapshot;
  private final Map<Integer, Mention> mentions = new HashMap<>();

  public TokensFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
    snapshot.bindings().all().forEach(it -> mentions.putIfAbsent(it.span().start(), it));
  }

  /** All words; five numbers each, as the protocol counts them. */
  public SemanticTokens full() {
    return new SemanticTokens(id(), data(0, snapshot.text().length()));
  }

  public SemanticTokens range(Range range) {
    var positions = snapshot.positions();
    return new SemanticTokens(
        data(positions.offset(range.getStart()), positions.offset(range.getEnd())));
  }

  /** The one stretch in which the numbers differ from those told before. */
  public static List<SemanticTokensEdit> delta(List<Integer> before, List<Integer> after) {
    int most = Math.min(before.size(), after.size());
    int start = 0;
    while (start < most && before.get(start).equals(after.get(start))) {
      start++;
    }
    int same = 0;
    while (same < most - start
        && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
      same++;
    }
    boolean equal = start == before.size() && start == after.size();
    return equal
        ? List.of()
        : List.of(
            new SemanticTokensEdit(
                start, before.size() - same - start, after.subList(start, after.size() - same)));
  }

  private String id() {
    return Integer.toString(snapshot.version());
  }

  private List<Integer> data(int from, int to) {
    var data = new ArrayList<Integer>();
    int line = 0;
    int column = 0;
    for (var token : snapshot.tokens()) {
      var colour = colour(token);
      boolean inside = token.span().end() > from && token.span().start() < to;
      var range = snapshot.positions().range(token.span());
      boolean oneLine = range.getStart().getLine() == range.getEnd().getLine();
      if (colour.isPresent() && inside && oneLine) {
        var start = range.getStart();
        data.add(start.getLine() - line);
        data.add(start.getLine() == line ? start.getCharacter() - column : start.getCharacter());
        data.add(range.getEnd().getCharacter() - start.getCharacter());
        data.add(TYPES.indexOf(colour.get().type));
        data.add(colour.get().modifiers);
        line = start.getLine();
        column = start.getCharacter();
      }
    }
    return data;
  }

  private record Colour(String type, int modifiers) {}

  private Optional<Colour> colour(Token token) {
    return switch (token.kind()) {
      case KEYWORD -> plain(SemanticTokenTypes.Keyword);
      case NUMBER -> plain(SemanticTokenTypes.Number);
      case STRING -> plain(SemanticTokenTypes.String);
      case COMMENT -> plain(SemanticTokenTypes.Comment);
      case DOCUMENTATION ->
          Optional.of(
              new Colour(SemanticTokenTypes.Comment, bit(SemanticTokenModifiers.Documentation)));
      case NAME -> name(token.span());
      case PUNCTUATION ->
          "()[]{},:.".contains(token.text())
              ? Optional.empty()
              : plain(SemanticTokenTypes.Operator);
      case SEPARATOR, BREAK, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<Colour> plain(String type) {
    return Optional.of(new Colour(type, 0));
  }

  private Optional<Colour> name(Span span) {
    var mention = mentions.get(span.start());
    if (mention == null) {
      return Words.find(span.text()).map(word -> new Colour(SemanticTokenTypes.Keyword, 0));
    }
    int declares = mention.declares() ? bit(SemanticTokenModifiers.Declaration) : 0;
    boolean library = !mention.target().file().equals(snapshot.uri());
    int modifiers = declares | (library ? bit(SemanticTokenModifiers.DefaultLibrary) : 0);
    return Optional.of(new Colour(type(mention.target().kind()), modifiers));
  }

  private static int bit(String modifier) {
    return 1 << MODIFIERS.indexOf(modifier);
  }

  private static String type(Target.Kind kind) {
    return switch (kind) {
      case SPACE, ARCHITECTURE -> SemanticTokenTypes.Namespace;
      case BLOCK, CELL, LAYER -> SemanticTokenTypes.Class;
      case RECIPE -> SemanticTokenTypes.Struct;
      case SEARCH -> SemanticTokenTypes.Event;
      case LET -> SemanticTokenTypes.Variable;
      case PARAMETER -> SemanticTokenTypes.Parameter;
      case LABEL, PHASE, FIELD -> SemanticTokenTypes.Property;
      case OPTION -> SemanticTokenTypes.EnumMember;
      case WORD -> SemanticTokenTypes.Function;
    };
  }
}
