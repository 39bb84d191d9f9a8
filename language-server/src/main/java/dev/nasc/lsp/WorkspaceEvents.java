package dev.nasc.lsp;

import dev.nasc.lsp.feature.SymbolsFeature;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What is asked about all documents, and what happens to files outside the editor. */
final class WorkspaceEvents implements WorkspaceService {
  private final Questions questions;

  WorkspaceEvents(Questions questions) {
    this.questions = questions;
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    return questions.inSession(
        it ->
            it.answer(
                () -> Either.forRight(SymbolsFeature.all(it.documents(), params.getQuery()))));
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {}

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    questions
        .running()
        .ifPresent(it -> params.getChanges().forEach(file -> it.refreshDependents(file.getUri())));
  }
}
