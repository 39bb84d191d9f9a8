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
  private volatile @Nullable SyntaxTree tree;
  private volatile @Nullable Bindings bindings;

  private Snapshot(int version, SourceFile file, Positions positions, Sections sections) {
    this.version = version;
    this.file = file;
    this.positions = positions;
    this.sections = sections;
  }

  static Snapshot of(String uri, int version, String text, PositionEncoding encoding) {
    var file = new SourceFile(uri, text);
    return new Snapshot(version, file, new Positions(text, encoding), Sections.of(file));
  }

  /** The next version, with one stretch of this one replaced. */
  Snapshot edited(int next, int start, int end, String replacement) {
    var edited = text().substring(0, start) + replacement + text().substring(end);
    var changed = new SourceFile(uri(), edited);
    return new Snapshot(
        next,
        changed,
        new Positions(edited, positions.encoding()),
        sections.edited(changed, start, end));
  }

  /** The next version, which may differ anywhere. */
  Snapshot replaced(int next, String text) {
    var changed = new SourceFile(uri(), text);
    return new Snapshot(
        next, changed, new Positions(text, positions.encoding()), sections.replaced(changed));
  }

  /** The same version once more, not analysed yet. */
  Snapshot again() {
    return new Snapshot(version, file, positions, sections);
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

  /** As it is typed, with nodes missing where it is broken; read when first asked for. */
  public SyntaxTree tree() {
    var known = tree;
    if (known == null) {
      known = isTooLong() ? new SyntaxTree(file, List.of()) : Parser.parse(file).tree();
      tree = known;
    }
    return known;
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
