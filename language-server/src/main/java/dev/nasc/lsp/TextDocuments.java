package dev.nasc.lsp;

import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.feature.CompletionFeature;
import dev.nasc.lsp.feature.FormattingFeature;
import dev.nasc.lsp.feature.HoverFeature;
import dev.nasc.lsp.protocol.Uris;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * Routes what is said about documents; text changes are applied before the next message is read.
 */
final class TextDocuments implements TextDocumentService {
  private final Supplier<Optional<Session>> session;
  private final BooleanSupplier shutDown;

  TextDocuments(Supplier<Optional<Session>> session, BooleanSupplier shutDown) {
    this.session = session;
    this.shutDown = shutDown;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
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
  public void didChange(DidChangeTextDocumentParams params) {
    var changed = params.getTextDocument();
    session
        .get()
        .ifPresent(
            it ->
                it.documents()
                    .find(changed.getUri())
                    .ifPresent(
                        document -> {
                          it.documents()
                              .change(document, changed.getVersion(), params.getContentChanges());
                          it.changed(document);
                        }));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    session
        .get()
        .ifPresent(
            it -> it.documents().find(params.getTextDocument().getUri()).ifPresent(it::close));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {}

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return answer(
        params.getTextDocument(),
        (it, document) -> {
          var snapshot = document.current();
          return it.requests()
              .ask(
                  "hover",
                  snapshot,
                  snapshot.analysis(),
                  analysis ->
                      new HoverFeature(snapshot, analysis, document.lastGood(), it.client())
                          .hover(params.getPosition())
                          .orElse(null));
        });
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        params.getTextDocument(),
        (it, document) -> {
          var snapshot = document.current();
          return it.requests()
              .ask(
                  "completion",
                  snapshot,
                  CompletableFuture.completedFuture(document.lastGood()),
                  good ->
                      Either.forLeft(
                          new CompletionFeature(snapshot, good, it.client())
                              .complete(params.getPosition())));
        });
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return answer(
        params.getTextDocument(),
        (it, document) -> {
          var snapshot = document.current();
          return it.requests()
              .ask(
                  "formatting",
                  snapshot,
                  CompletableFuture.completedFuture(snapshot),
                  FormattingFeature::edits);
        });
  }

  /** Nothing for a document that is not open here. */
  private <T> CompletableFuture<T> answer(
      TextDocumentIdentifier asked, BiFunction<Session, Document, CompletableFuture<T>> how) {
    var running = session.get();
    if (running.isEmpty()) {
      return Failures.notReady(shutDown.getAsBoolean());
    }
    return running
        .get()
        .documents()
        .find(asked.getUri())
        .map(document -> how.apply(running.get(), document))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
