package dev.nasc.lsp.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.jspecify.annotations.Nullable;

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
    boolean versionedEdits,
    Set<Later> resolves,
    Set<Can> can) {

  /** What of an answer may be told later, when someone looks at it. */
  public enum Later {
    DOCUMENTATION,
    EDIT,
    TOOLTIP
  }

  /** What a server may ask of a client. */
  public enum Can {
    PROGRESS,
    CONFIGURATION,
    WATCH_FILES,
    REFRESH_HINTS,
    REFRESH_LENSES
  }

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
            .orElse(false),
        resolves(text),
        can(all));
  }

  private static Set<Later> resolves(Optional<TextDocumentClientCapabilities> text) {
    var later = EnumSet.noneOf(Later.class);
    text.map(it -> it.getCompletion())
        .map(it -> it.getCompletionItem())
        .map(it -> it.getResolveSupport())
        .filter(it -> it.getProperties().contains("documentation"))
        .ifPresent(it -> later.add(Later.DOCUMENTATION));
    text.map(it -> it.getCodeAction())
        .map(it -> it.getResolveSupport())
        .filter(it -> it.getProperties().contains("edit"))
        .ifPresent(it -> later.add(Later.EDIT));
    text.map(it -> it.getInlayHint())
        .map(it -> it.getResolveSupport())
        .filter(it -> it.getProperties().contains("tooltip"))
        .ifPresent(it -> later.add(Later.TOOLTIP));
    return later;
  }

  private static Set<Can> can(Optional<ClientCapabilities> all) {
    var can = EnumSet.noneOf(Can.class);
    var workspace = all.map(it -> it.getWorkspace());
    all.map(it -> it.getWindow())
        .filter(it -> is(it.getWorkDoneProgress()))
        .ifPresent(it -> can.add(Can.PROGRESS));
    workspace.filter(it -> is(it.getConfiguration())).ifPresent(it -> can.add(Can.CONFIGURATION));
    workspace
        .map(it -> it.getDidChangeWatchedFiles())
        .filter(it -> is(it.getDynamicRegistration()))
        .ifPresent(it -> can.add(Can.WATCH_FILES));
    workspace
        .map(it -> it.getInlayHint())
        .filter(it -> is(it.getRefreshSupport()))
        .ifPresent(it -> can.add(Can.REFRESH_HINTS));
    workspace
        .map(it -> it.getCodeLens())
        .filter(it -> is(it.getRefreshSupport()))
        .ifPresent(it -> can.add(Can.REFRESH_LENSES));
    return can;
  }

  private static boolean is(@Nullable Boolean said) {
    return said != null && said;
  }

  public boolean can(Can something) {
    return can.contains(something);
  }

  public String markupKind() {
    return markdown ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT;
  }
}
