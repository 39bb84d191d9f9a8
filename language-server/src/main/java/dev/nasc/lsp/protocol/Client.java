package dev.nasc.lsp.protocol;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;

/**
 * What the client can do, as far as answers depend on it.
 *
 * @param versionedEdits whether edits may say for which version of a document they are
 */
public record Client(
    PositionEncoding encoding,
    boolean snippets,
    boolean markdown,
    boolean related,
    boolean tags,
    boolean versionedEdits) {

  public static Client of(InitializeParams params) {
    var all = Optional.ofNullable(params.getCapabilities());
    var encodings =
        all.map(it -> it.getGeneral()).map(it -> it.getPositionEncodings()).orElse(List.of());
    var text = all.map(it -> it.getTextDocument());
    var findings = text.map(TextDocumentClientCapabilities::getPublishDiagnostics);
    return new Client(
        PositionEncoding.agree(encodings),
        text.map(it -> it.getCompletion())
            .map(it -> it.getCompletionItem())
            .map(CompletionItemCapabilities::getSnippetSupport)
            .orElse(false),
        text.map(it -> it.getHover())
            .map(it -> it.getContentFormat())
            .map(formats -> formats.contains(MarkupKind.MARKDOWN))
            .orElse(true),
        findings.map(PublishDiagnosticsCapabilities::getRelatedInformation).orElse(false),
        findings.map(it -> it.getTagSupport()).isPresent(),
        all.map(it -> it.getWorkspace())
            .map(it -> it.getWorkspaceEdit())
            .map(WorkspaceEditCapabilities::getDocumentChanges)
            .orElse(false));
  }

  public String markupKind() {
    return markdown ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT;
  }
}
