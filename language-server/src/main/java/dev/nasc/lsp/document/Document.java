package dev.nasc.lsp.document;

import dev.nasc.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.SemanticTokens;

/** An open document: its newest snapshot, and the last analysis of a text that could be read. */
public final class Document {
  private volatile Snapshot current;
  private volatile Optional<Analysis> lastGood = Optional.empty();
  private volatile Optional<Analysis> last = Optional.empty();
  private volatile Optional<Analysis> carrier = Optional.empty();
  private volatile List<Diagnostic> findings = List.of();
  private volatile Optional<SemanticTokens> told = Optional.empty();

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

  /** Something that it imports has changed: nothing that was known is sure to hold. */
  void refresh() {
    carrier = Optional.empty();
    advance(current.again());
  }

  void analysed(Analysis analysis) {
    last = Optional.of(analysis);
    if (analysis.isReadable()) {
      lastGood = last;
      carrier = last;
    }
  }

  /** The newest analysis of a text without syntax errors, maybe of an older version. */
  public Optional<Analysis> lastGood() {
    return lastGood;
  }

  /**
   * What is known about a place without an analysis of the whole text, where all that the place
   * depends on is as it was when there was one.
   */
  public Optional<Carried> carried(Snapshot snapshot, int offset) {
    var before = carrier;
    if (before.isEmpty() || snapshot.isTooLong()) {
      return Optional.empty();
    }
    var then = before.get().carried(snapshot, offset);
    return then.isEmpty()
        ? Optional.empty()
        : Optional.of(Carried.of(before.get(), then.getAsInt(), offset));
  }

  /** Remembers the colours that the client has now, for it to be told only what differs. */
  public SemanticTokens tell(SemanticTokens tokens) {
    told = Optional.of(tokens);
    return tokens;
  }

  /** The colours that the client had been told under an id. */
  public Optional<SemanticTokens> told(String id) {
    return told.filter(tokens -> id.equals(tokens.getResultId()));
  }

  /** What has been found out last, maybe of an older version, is being told. */
  void found(List<Diagnostic> told) {
    findings = told;
  }

  /** What the client was told last. */
  List<Diagnostic> findings() {
    return findings;
  }

  Optional<Analysis> last() {
    return last;
  }
}
