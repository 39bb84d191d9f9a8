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
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.DocumentRangeFormattingOptions;
import org.eclipse.lsp4j.FileOperationFilter;
import org.eclipse.lsp4j.FileOperationOptions;
import org.eclipse.lsp4j.FileOperationPattern;
import org.eclipse.lsp4j.FileOperationPatternKind;
import org.eclipse.lsp4j.FileOperationsServerCapabilities;
import org.eclipse.lsp4j.InlayHintRegistrationOptions;
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
    all.setCompletionProvider(new CompletionOptions(true, List.of(".", ":", "(", ",")));
    all.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",", ":")));
    all.setDefinitionProvider(true);
    all.setTypeDefinitionProvider(true);
    all.setDeclarationProvider(true);
    all.setImplementationProvider(true);
    all.setCallHierarchyProvider(true);
    all.setTypeHierarchyProvider(true);
    all.setLinkedEditingRangeProvider(true);
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
    var hints = new InlayHintRegistrationOptions();
    hints.setResolveProvider(true);
    all.setInlayHintProvider(hints);
    all.setCodeLensProvider(new CodeLensOptions(true));
    var actions =
        new CodeActionOptions(
            List.of(
                CodeActionKind.QuickFix,
                CodeActionKind.RefactorExtract,
                CodeActionKind.RefactorRewrite));
    actions.setResolveProvider(true);
    all.setCodeActionProvider(actions);
    all.setDocumentLinkProvider(new DocumentLinkOptions(false));
    all.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, true));
    all.setDocumentFormattingProvider(true);
    all.setDocumentRangeFormattingProvider(ranges());
    all.setDocumentOnTypeFormattingProvider(
        new DocumentOnTypeFormattingOptions("}", List.of("\n")));
    all.setWorkspace(workspace());
    return all;
  }

  private static TextDocumentSyncOptions sync() {
    var sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    return sync;
  }

  private static DocumentRangeFormattingOptions ranges() {
    var ranges = new DocumentRangeFormattingOptions();
    ranges.setRangesSupport(true);
    return ranges;
  }

  private static WorkspaceServerCapabilities workspace() {
    var folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    var all = new WorkspaceServerCapabilities(folders);
    var renamed = new FileOperationsServerCapabilities();
    renamed.setWillRename(
        new FileOperationOptions(
            List.of(
                new FileOperationFilter(new FileOperationPattern("**/*.nas"), "file"),
                new FileOperationFilter(folder(), "file"))));
    all.setFileOperations(renamed);
    return all;
  }

  /** Files move with the folder that they lie in. */
  private static FileOperationPattern folder() {
    var folder = new FileOperationPattern("**/*");
    folder.setMatches(FileOperationPatternKind.Folder);
    return folder;
  }
}
