package dev.nasc.lsp;

import dev.nasc.lsp.feature.ImportsFeature;
import dev.nasc.lsp.feature.SymbolsFeature;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What is asked about the whole workspace, and what happens to it outside the editor. */
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
            it.inBackground(
                () ->
                    Either.forRight(
                        it.partialResults()
                            .told(
                                params.getPartialResultToken(),
                                SymbolsFeature.all(
                                    it.documents(), it.files(), params.getQuery())))));
  }

  @Override
  public CompletableFuture<WorkspaceDiagnosticReport> diagnostic(WorkspaceDiagnosticParams params) {
    return questions.inSession(
        it -> it.inBackground(() -> it.closedFindings().report(params.getPreviousResultIds())));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> willRenameFiles(RenameFilesParams params) {
    return questions.inSession(
        it ->
            it.inBackground(
                () -> new ImportsFeature(it.documents(), it.files()).renamed(params.getFiles())));
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    questions.running().ifPresent(Session::configure);
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    questions
        .running()
        .ifPresent(it -> params.getChanges().forEach(file -> it.refreshDependents(file.getUri())));
  }

  /** What lies in a folder may be imported from now on, or no more. */
  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    var event = params.getEvent();
    questions
        .running()
        .ifPresent(
            it -> {
              var added = Folders.paths(event.getAdded());
              it.workspace().change(added, Folders.paths(event.getRemoved()));
              it.refreshAll();
            });
  }
}
