package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.protocol.Positions;
import dev.nasc.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Edits of several texts as the protocol sends them, of open ones with the version they are for.
 */
final class Edits {
  private Edits() {}

  static WorkspaceEdit of(Question question, Map<SourceFile, List<Replacement>> all) {
    Map<String, List<TextEdit>> byUri = new LinkedHashMap<>();
    all.forEach(
        (file, replaced) -> {
          if (!replaced.isEmpty()) {
            byUri.put(file.name(), edits(question, file, replaced));
          }
        });
    return byUri(question, byUri);
  }

  private static List<TextEdit> edits(
      Question question, SourceFile file, List<Replacement> replaced) {
    var positions = new Positions(file.text(), question.documents().encoding());
    return replaced.stream()
        .map(it -> new TextEdit(positions.range(it.span()), it.word()))
        .toList();
  }

  static WorkspaceEdit byUri(Question question, Map<String, List<TextEdit>> byUri) {
    if (!question.client().versionedEdits()) {
      return new WorkspaceEdit(byUri);
    }
    var changes = new ArrayList<Either<TextDocumentEdit, ResourceOperation>>();
    byUri.forEach(
        (uri, edits) -> {
          var identifier = new VersionedTextDocumentIdentifier();
          identifier.setUri(uri);
          identifier.setVersion(version(question, uri));
          var wrapped = new TextDocumentEdit();
          wrapped.setTextDocument(identifier);
          wrapped.setEdits(edits.stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList());
          changes.add(Either.forLeft(wrapped));
        });
    var edit = new WorkspaceEdit();
    edit.setDocumentChanges(changes);
    return edit;
  }

  /** Of the document as it was asked about; none where it is not open. */
  @SuppressWarnings("NullAway") // the protocol's `null` for a document that is not open
  private static Integer version(Question question, String uri) {
    return uri.equals(question.snapshot().uri())
        ? Integer.valueOf(question.snapshot().version())
        : question
            .documents()
            .find(uri)
            .map(Document::current)
            .map(it -> it.version())
            .orElse(null);
  }
}
