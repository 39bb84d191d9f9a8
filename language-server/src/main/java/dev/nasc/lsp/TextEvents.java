package dev.nasc.lsp;

import dev.nasc.lsp.protocol.Uris;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What happens to documents; text changes are applied before the next message is read. */
abstract class TextEvents implements TextDocumentService {
  private final Supplier<Optional<Session>> session;

  TextEvents(Supplier<Optional<Session>> session) {
    this.session = session;
  }

  @Override
  public final void didOpen(DidOpenTextDocumentParams params) {
    var opened = params.getTextDocument();
    if (Uris.isKnown(opened.getUri())) {
      session
          .get()
          .ifPresent(
              it ->
                  it.changed(
                      it.documents().open(opened.getUri(), opened.getVersion(), opened.getText())));
    }
  }

  @Override
  public final void didChange(DidChangeTextDocumentParams params) {
    session.get().ifPresent(it -> change(it, params));
  }

  private static void change(Session session, DidChangeTextDocumentParams params) {
    var changed = params.getTextDocument();
    session
        .documents()
        .find(changed.getUri())
        .ifPresent(
            document -> {
              session
                  .documents()
                  .change(document, changed.getVersion(), params.getContentChanges());
              session.changed(document);
            });
  }

  @Override
  public final void didClose(DidCloseTextDocumentParams params) {
    session
        .get()
        .ifPresent(
            it -> it.documents().find(params.getTextDocument().getUri()).ifPresent(it::close));
  }

  @Override
  public final void didSave(DidSaveTextDocumentParams params) {}
}
