package dev.nasc.lsp.document;

import dev.nasc.lsp.protocol.Positions;
import dev.nasc.source.SourceFile;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A document at one version. The text never changes; its analysis arrives later, or never where a
 * newer version came first.
 */
public final class Snapshot {
  private final int version;
  private final SourceFile file;
  private final Positions positions;
  private final CompletableFuture<Analysis> analysis = new CompletableFuture<>();

  Snapshot(String uri, int version, String text, dev.nasc.lsp.protocol.PositionEncoding encoding) {
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

  /** What is known about it; fails with a cancellation where it has become outdated before. */
  public CompletableFuture<Analysis> analysis() {
    return analysis;
  }

  void outdate() {
    analysis.completeExceptionally(new CancellationException());
  }
}
