package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
  @Test
  void promisesWhatItHas() {
    try (var editor = new Editor()) {
      var params = new InitializeParams();
      params.setCapabilities(Editor.capabilities());
      var general = new GeneralClientCapabilities();
      general.setPositionEncodings(List.of("utf-8", "utf-16"));
      params.getCapabilities().setGeneral(general);
      var capabilities = Editor.get(editor.server().initialize(params)).getCapabilities();
      assertEquals("utf-8", capabilities.getPositionEncoding());
      var sync = capabilities.getTextDocumentSync().getRight();
      assertEquals(TextDocumentSyncKind.Incremental, sync.getChange());
      assertTrue(capabilities.getHoverProvider().getLeft());
      assertTrue(capabilities.getDocumentFormattingProvider().getLeft());
      assertTrue(capabilities.getRenameProvider().getRight().getPrepareProvider());
      assertTrue(capabilities.getDefinitionProvider().getLeft());
      assertTrue(capabilities.getTypeDefinitionProvider().getLeft());
      assertTrue(capabilities.getReferencesProvider().getLeft());
      assertTrue(capabilities.getDocumentHighlightProvider().getLeft());
      assertTrue(capabilities.getDocumentSymbolProvider().getLeft());
      assertTrue(capabilities.getWorkspaceSymbolProvider().getLeft());
      assertTrue(capabilities.getSemanticTokensProvider().getFull().getRight().getDelta());
      assertTrue(capabilities.getFoldingRangeProvider().getLeft());
      assertTrue(capabilities.getSelectionRangeProvider().getLeft());
      assertTrue(capabilities.getInlayHintProvider().getRight().getResolveProvider());
      assertTrue(capabilities.getCompletionProvider().getResolveProvider());
      assertTrue(capabilities.getCallHierarchyProvider().getLeft());
      assertTrue(capabilities.getLinkedEditingRangeProvider().getLeft());
      assertTrue(capabilities.getDocumentRangeFormattingProvider().getRight().getRangesSupport());
      assertEquals(
          "}", capabilities.getDocumentOnTypeFormattingProvider().getFirstTriggerCharacter());
      assertTrue(capabilities.getDiagnosticProvider().isWorkspaceDiagnostics());
      assertEquals(
          2, capabilities.getWorkspace().getFileOperations().getWillRename().getFilters().size());
      assertTrue(capabilities.getCodeLensProvider().getResolveProvider());
      assertEquals(
          List.of("quickfix", "refactor.extract", "refactor.rewrite"),
          capabilities.getCodeActionProvider().getRight().getCodeActionKinds());
      assertEquals(
          List.of("(", ",", ":"), capabilities.getSignatureHelpProvider().getTriggerCharacters());
      assertTrue(capabilities.getDiagnosticProvider().isInterFileDependencies());
      assertFalse(capabilities.getDocumentLinkProvider().getResolveProvider());
      assertNull(capabilities.getInlineValueProvider());
    }
  }

  @Test
  void refusesBeforeInitializeAndAfterShutdown() {
    try (var editor = new Editor()) {
      assertEquals(-32002, code(editor)); // ServerNotInitialized
    }
    try (var editor = Editor.started()) {
      Editor.get(editor.server().shutdown());
      assertEquals(-32600, code(editor)); // InvalidRequest
    }
  }

  private static int code(Editor editor) {
    var params = new HoverParams(new TextDocumentIdentifier(Editor.URI), new Position(0, 0));
    var asked = editor.server().getTextDocumentService().hover(params);
    var failure = assertThrows(ExecutionException.class, asked::get);
    var cause = assertInstanceOf(ResponseErrorException.class, failure.getCause());
    return cause.getResponseError().getCode();
  }

  @Test
  void exitsWithZeroAfterShutdownOnly() {
    try (var editor = Editor.started()) {
      Editor.get(editor.server().shutdown());
      editor.server().exit();
      assertEquals(0, Editor.get(editor.status()));
    }
    try (var editor = Editor.started()) {
      editor.server().exit();
      assertEquals(1, Editor.get(editor.status()));
    }
  }
}
