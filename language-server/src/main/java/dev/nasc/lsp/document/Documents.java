package dev.nasc.lsp.document;

import dev.nasc.lsp.protocol.PositionEncoding;
import dev.nasc.lsp.protocol.Uris;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The open documents by URI. Only the thread that reads messages changes them. */
public final class Documents {
  private final Map<String, Document> open = new ConcurrentHashMap<>();
  private final PositionEncoding encoding;
  private final LibraryFiles library = new LibraryFiles();

  public Documents(PositionEncoding encoding) {
    this.encoding = encoding;
  }

  public PositionEncoding encoding() {
    return encoding;
  }

  /** The library's texts, for editors to open. */
  public LibraryFiles library() {
    return library;
  }

  public Optional<Document> find(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  public Collection<Document> all() {
    return open.values();
  }

  /** The text of an open document by its path, whatever its URI escapes. */
  Optional<Snapshot> at(Path path) {
    return open.values().stream()
        .map(Document::current)
        .filter(snapshot -> Uris.path(snapshot.uri()).filter(path::equals).isPresent())
        .findFirst();
  }

  /** A text that is open nowhere. */
  public Snapshot closed(String name, String text) {
    return Snapshot.of(name, 0, text, encoding);
  }

  public Document open(String uri, int version, String text) {
    var document = new Document(Snapshot.of(uri, version, text, encoding));
    var before = open.put(uri, document);
    if (before != null) {
      before.current().outdate();
    }
    return document;
  }

  /** The document with the changes applied one after the other; each speaks of the text before. */
  public void change(Document document, int version, List<TextDocumentContentChangeEvent> changes) {
    var next = document.current();
    if (changes.isEmpty()) {
      next = next.edited(version, 0, 0, "");
    }
    for (var change : changes) {
      next = changed(next, version, change);
    }
    document.advance(next);
  }

  private static Snapshot changed(
      Snapshot before, int version, TextDocumentContentChangeEvent change) {
    if (change.getRange() == null) {
      return before.replaced(version, change.getText());
    }
    int one = before.positions().offset(change.getRange().getStart());
    int other = before.positions().offset(change.getRange().getEnd());
    return before.edited(version, Math.min(one, other), Math.max(one, other), change.getText());
  }

  /** The same text and version again, to be analysed anew because something it imports changed. */
  public void refresh(Document document) {
    document.refresh();
  }

  public void close(Document document) {
    open.remove(document.current().uri(), document);
    document.current().outdate();
  }

  /** What is known about all open documents now, those first analysed left out. */
  public List<Analysis> analyses() {
    return open.values().stream().flatMap(document -> document.last().stream()).toList();
  }

  /** The open documents that import {@code uri}, directly or through others. */
  public List<Document> dependents(String uri) {
    return open.values().stream()
        .filter(document -> !document.current().uri().equals(uri))
        .filter(document -> document.last().filter(it -> it.imported().contains(uri)).isPresent())
        .toList();
  }
}
