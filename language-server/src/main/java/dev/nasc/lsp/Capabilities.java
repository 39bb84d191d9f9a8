package dev.nasc.lsp;

import dev.nasc.lsp.feature.TokensFeature;
import dev.nasc.lsp.protocol.Client;
import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server promises to a client: all that it has, and nothing else. */
final class Capabilities {
  private Capabilities() {}

  static ServerCapabilities of(Client client) {
    var all = new ServerCapabilities();
    all.setPositionEncoding(client.encoding().kind());
    all.setTextDocumentSync(sync());
    all.setHoverProvider(true);
    all.setCompletionProvider(new CompletionOptions(false, List.of(".", ":", "(", ",")));
    all.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",", ":")));
    all.setDefinitionProvider(true);
    all.setTypeDefinitionProvider(true);
    all.setReferencesProvider(true);
    all.setDocumentHighlightProvider(true);
    all.setRenameProvider(new RenameOptions(true));
    all.setDocumentSymbolProvider(true);
    all.setWorkspaceSymbolProvider(true);
    all.setSemanticTokensProvider(
        new SemanticTokensWithRegistrationOptions(
            TokensFeature.LEGEND, new SemanticTokensServerFull(true), true));
    all.setFoldingRangeProvider(true);
    all.setSelectionRangeProvider(true);
    all.setInlayHintProvider(true);
    all.setCodeLensProvider(new CodeLensOptions(true));
    all.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    all.setDocumentLinkProvider(new DocumentLinkOptions(false));
    all.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, false));
    all.setDocumentFormattingProvider(true);
    all.setWorkspace(workspace());
    return all;
  }

  private static TextDocumentSyncOptions sync() {
    var sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    return sync;
  }

  private static WorkspaceServerCapabilities workspace() {
    var folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    return new WorkspaceServerCapabilities(folders);
  }
}
