package dev.nasc.lsp.document;

import dev.nasc.ast.SyntaxTree;
import dev.nasc.compiler.Options;
import dev.nasc.lsp.name.Bindings;
import dev.nasc.lsp.protocol.PositionEncoding;
import dev.nasc.lsp.protocol.Positions;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A document at one version. The text never changes; its analysis arrives later, or never where a
 * newer version came first.
 */
public final class Snapshot {
  private final int version;
  private final SourceFile file;
  private final Positions positions;
  private final Sections sections;
  private final CompletableFuture<Analysis> analysis = new CompletableFuture<>();
  private volatile Parser.@Nullable Parsed earlier;
  private volatile Parser.@Nullable Parsed parsed;
  private volatile @Nullable Bindings bindings;

  private Snapshot(
      int version,
      SourceFile file,
      Positions positions,
      Sections sections,
      Parser.@Nullable Parsed earlier) {
    this.version = version;
    this.file = file;
    this.positions = positions;
    this.sections = sections;
    this.earlier = earlier;
  }

  static Snapshot of(String uri, int version, String text, PositionEncoding encoding) {
    var file = new SourceFile(uri, text);
    return new Snapshot(version, file, new Positions(text, encoding), Sections.of(file), null);
  }

  /** The next version, with one stretch of this one replaced. */
  Snapshot edited(int next, int start, int end, String replacement) {
    var changed = file.edited(start, end, replacement);
    return new Snapshot(
        next,
        changed,
        positions.edited(changed, replacement),
        sections.edited(changed, start, end),
        newest());
  }

  /** The next version, which may differ anywhere. */
  Snapshot replaced(int next, String text) {
    var changed = new SourceFile(uri(), text);
    return new Snapshot(
        next,
        changed,
        new Positions(text, positions.encoding()),
        sections.replaced(changed),
        newest());
  }

  /** The same version once more, not analysed yet. */
  Snapshot again() {
    return new Snapshot(version, file, positions, sections, newest());
  }

  /** The document as text that goes by its URI. */
  public SourceFile file() {
    return file;
  }

  public String uri() {
    return file.name();
  }

  public String text() {
    return file.text();
  }

  public int version() {
    return version;
  }

  public Positions positions() {
    return positions;
  }

  /** The declarations at its margin, each as a text of its own. */
  public Sections sections() {
    return sections;
  }

  /** Whether it is longer than what is analysed; nothing is read of it then. */
  public boolean isTooLong() {
    return text().length() > Options.DEFAULT.mostCharacters();
  }

  /** All its words in order, comments too. */
  public List<Token> tokens() {
    return isTooLong() ? List.of() : Parser.tokens(file);
  }

  /** As it is typed, with nodes missing where it is broken. */
  public SyntaxTree tree() {
    return isTooLong() ? new SyntaxTree(file, List.of()) : parsed().tree();
  }

  /** Its tree and what is wrong with it; read when first asked for. */
  Parser.Parsed parsed() {
    var known = parsed;
    if (known == null) {
      var before = earlier;
      known = before == null ? Parser.parse(file) : Parser.parse(file, before);
      parsed = known;
      earlier = null;
    }
    return known;
  }

  /** What is known of this text, or of the last one before it that was read. */
  private Parser.@Nullable Parsed newest() {
    var before = earlier;
    var known = parsed;
    return known != null ? known : before;
  }

  /** What its names stand for, as far as this text and the library say. */
  public Bindings bindings() {
    var known = bindings;
    if (known == null) {
      known = Bindings.of(tree(), Bindings.Outside.library(tree()));
      bindings = known;
    }
    return known;
  }

  /** What is known about it; fails with a cancellation where it has become outdated before. */
  public CompletableFuture<Analysis> analysis() {
    return analysis;
  }

  void outdate() {
    analysis.completeExceptionally(new CancellationException());
  }
}
