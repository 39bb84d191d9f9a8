package dev.nasc.lsp;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What happens to files outside the editor: who imports them is analysed again. */
final class WorkspaceEvents implements WorkspaceService {
  private final Supplier<Optional<Session>> session;

  WorkspaceEvents(Supplier<Optional<Session>> session) {
    this.session = session;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {}

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    session
        .get()
        .ifPresent(it -> params.getChanges().forEach(file -> it.refreshDependents(file.getUri())));
  }
}
