package dev.nasc.lsp.document;

import dev.nasc.ast.SyntaxTree;
import dev.nasc.lsp.name.Bindings;
import dev.nasc.lsp.protocol.PositionEncoding;
import dev.nasc.lsp.protocol.Positions;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
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
  private final CompletableFuture<Analysis> analysis = new CompletableFuture<>();
  private volatile @Nullable SyntaxTree tree;
  private volatile @Nullable Bindings bindings;

  Snapshot(String uri, int version, String text, PositionEncoding encoding) {
    this.version = version;
    this.file = new SourceFile(uri, text);
    this.positions = new Positions(text, encoding);
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

  /** As it is typed, with nodes missing where it is broken; read when first asked for. */
  public SyntaxTree tree() {
    var known = tree;
    if (known == null) {
      known = Parser.parse(file).tree();
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
