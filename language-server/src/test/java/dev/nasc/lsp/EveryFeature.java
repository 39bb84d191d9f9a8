package dev.nasc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/** Asks everything that can be asked at a place, and collects where the answers lie. */
final class EveryFeature {
  private static final Range ALL = new Range(new Position(0, 0), new Position(100_000, 0));
  private static final int REQUEST_FAILED = -32803;

  private final List<Range> ranges = new ArrayList<>();

  private EveryFeature() {}

  /** The ranges of all answers within the document itself; any failure fails the test. */
  static List<Range> ask(Editor editor, Position at) {
    var asked = new EveryFeature();
    asked.aboutTheDocument(editor);
    asked.about(editor, at);
    rename(editor, at);
    return asked.ranges;
  }

  private void aboutTheDocument(Editor editor) {
    var texts = editor.texts();
    var id = editor.id();
    Editor.get(texts.documentSymbol(new DocumentSymbolParams(id)))
        .forEach(it -> ranges.add(it.getRight().getRange()));
    Editor.get(texts.semanticTokensFull(new SemanticTokensParams(id)));
    Editor.get(texts.foldingRange(new FoldingRangeRequestParams(id)));
    Editor.get(texts.inlayHint(new InlayHintParams(id, ALL)))
        .forEach(it -> ranges.add(new Range(it.getPosition(), it.getPosition())));
    for (var lens : Editor.get(texts.codeLens(new CodeLensParams(id)))) {
      ranges.add(Editor.get(texts.resolveCodeLens(lens)).getRange());
    }
    Editor.get(texts.formatting(new DocumentFormattingParams(id, new FormattingOptions(2, true))))
        .forEach(it -> ranges.add(it.getRange()));
    Editor.get(texts.documentLink(new DocumentLinkParams(id)))
        .forEach(it -> ranges.add(it.getRange()));
    var context = new CodeActionContext(List.of());
    for (var action : Editor.get(texts.codeAction(new CodeActionParams(id, ALL, context)))) {
      Editor.edits(action.getRight().getEdit(), Editor.URI)
          .forEach(edit -> ranges.add(edit.getRange()));
    }
  }

  private void about(Editor editor, Position at) {
    var texts = editor.texts();
    var id = editor.id();
    Editor.get(texts.signatureHelp(new SignatureHelpParams(id, at)));
    Editor.get(texts.definition(new DefinitionParams(id, at))).getLeft().stream()
        .filter(it -> it.getUri().equals(Editor.URI))
        .forEach(it -> ranges.add(it.getRange()));
    Editor.get(texts.typeDefinition(new TypeDefinitionParams(id, at))).getLeft().stream()
        .filter(it -> it.getUri().equals(Editor.URI))
        .forEach(it -> ranges.add(it.getRange()));
    Editor.get(texts.references(new ReferenceParams(id, at, new ReferenceContext(true)))).stream()
        .filter(it -> it.getUri().equals(Editor.URI))
        .forEach(it -> ranges.add(it.getRange()));
    Editor.get(texts.documentHighlight(new DocumentHighlightParams(id, at)))
        .forEach(it -> ranges.add(it.getRange()));
    Editor.get(texts.selectionRange(new SelectionRangeParams(id, List.of(at))))
        .forEach(it -> ranges.add(it.getRange()));
    Editor.get(texts.implementation(new ImplementationParams(id, at))).getLeft().stream()
        .filter(it -> it.getUri().equals(Editor.URI))
        .forEach(it -> ranges.add(it.getRange()));
    var linked = Editor.get(texts.linkedEditingRange(new LinkedEditingRangeParams(id, at)));
    if (linked != null) {
      ranges.addAll(linked.getRanges());
    }
    var options = new FormattingOptions(2, true);
    Editor.get(texts.onTypeFormatting(new DocumentOnTypeFormattingParams(id, options, at, "\n")))
        .forEach(it -> ranges.add(it.getRange()));
    for (var item :
        Editor.get(texts.prepareCallHierarchy(new CallHierarchyPrepareParams(id, at)))) {
      Editor.get(texts.callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)))
          .forEach(it -> ranges.addAll(it.getFromRanges()));
      Editor.get(texts.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
    }
    var here = new CodeActionContext(List.of());
    for (var action :
        Editor.get(texts.codeAction(new CodeActionParams(id, new Range(at, at), here)))) {
      Editor.edits(action.getRight().getEdit(), Editor.URI)
          .forEach(edit -> ranges.add(edit.getRange()));
    }
    var name = Editor.get(texts.prepareRename(new PrepareRenameParams(id, at)));
    if (name != null) {
      ranges.add(name.getFirst());
    }
  }

  /** A rename is done or refused in a sentence. */
  private static void rename(Editor editor, Position at) {
    try {
      editor.texts().rename(new RenameParams(editor.id(), at, "renamed")).get();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      boolean refused =
          e.getCause() instanceof ResponseErrorException failure
              && failure.getResponseError().getCode() == REQUEST_FAILED;
      if (!refused) {
        throw new AssertionError(e);
      }
    }
  }
}
