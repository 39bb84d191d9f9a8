package dev.nasc.lsp.document;

import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A declaration at the left margin, with the documentation above it and all that follows up to the
 * next one: a text of its own, so that an edit elsewhere leaves what is known about it. Compared by
 * identity: what has been carried over from one version to the next is the same section.
 */
public final class Section {
  private final SourceFile file;
  private volatile @Nullable SyntaxTree tree;
  private volatile @Nullable Set<String> words;
  private volatile @Nullable Set<String> declared;
  private volatile @Nullable Object kept;

  Section(SourceFile file) {
    this.file = file;
  }

  /** Its text, under the document's name; offsets count from its own beginning. */
  public SourceFile file() {
    return file;
  }

  /** As it is typed, with nodes missing where it is broken. */
  public SyntaxTree tree() {
    var known = tree;
    if (known == null) {
      known = Parser.parse(file).tree();
      tree = known;
    }
    return known;
  }

  /** All names in it, whatever they stand for. */
  Set<String> words() {
    var known = words;
    if (known == null) {
      known =
          Parser.tokens(file).stream()
              .filter(token -> token.kind() == Token.Kind.NAME)
              .map(Token::text)
              .collect(Collectors.toUnmodifiableSet());
      words = known;
    }
    return known;
  }

  /** The names that it gives to other sections. */
  Set<String> declared() {
    var known = declared;
    if (known == null) {
      known =
          tree().items().stream().flatMap(Section::name).collect(Collectors.toUnmodifiableSet());
      declared = known;
    }
    return known;
  }

  private static Stream<String> name(Item item) {
    if (item instanceof Item.Let let) {
      return Stream.of(let.name().text());
    }
    return item instanceof Item.Declaration it ? Stream.of(it.name().text()) : Stream.empty();
  }

  boolean imports() {
    return tree().items().stream().anyMatch(Item.Import.class::isInstance);
  }

  /** What a feature has worked out about it; there is one such thing a section. */
  @SuppressWarnings("unchecked")
  public <T> T keep(Function<Section, T> work) {
    var known = kept;
    if (known == null) {
      known = work.apply(this);
      kept = known;
    }
    return (T) known;
  }
}
