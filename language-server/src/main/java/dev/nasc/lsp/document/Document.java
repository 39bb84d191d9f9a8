package dev.nasc.lsp.document;

import java.util.Optional;

/** An open document: its newest snapshot, and the last analysis of a text that could be read. */
public final class Document {
  private volatile Snapshot current;
  private volatile Optional<Analysis> lastGood = Optional.empty();
  private volatile Optional<Analysis> last = Optional.empty();

  Document(Snapshot first) {
    this.current = first;
  }

  public Snapshot current() {
    return current;
  }

  void advance(Snapshot next) {
    current.outdate();
    current = next;
  }

  void analysed(Analysis analysis) {
    last = Optional.of(analysis);
    if (analysis.isReadable()) {
      lastGood = last;
    }
  }

  /** The newest analysis of a text without syntax errors, maybe of an older version. */
  public Optional<Analysis> lastGood() {
    return lastGood;
  }

  Optional<Analysis> last() {
    return last;
  }
}
