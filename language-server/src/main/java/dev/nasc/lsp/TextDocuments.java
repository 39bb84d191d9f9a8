package dev.nasc.lsp;

import com.google.gson.JsonObject;
import dev.nasc.lsp.feature.ActionsFeature;
import dev.nasc.lsp.feature.CompletionFeature;
import dev.nasc.lsp.feature.DefinitionFeature;
import dev.nasc.lsp.feature.DiagnosticsFeature;
import dev.nasc.lsp.feature.FoldingFeature;
import dev.nasc.lsp.feature.FormattingFeature;
import dev.nasc.lsp.feature.HintsFeature;
import dev.nasc.lsp.feature.HoverFeature;
import dev.nasc.lsp.feature.LensFeature;
import dev.nasc.lsp.feature.LinksFeature;
import dev.nasc.lsp.feature.ReferencesFeature;
import dev.nasc.lsp.feature.RenameFeature;
import dev.nasc.lsp.feature.SelectionFeature;
import dev.nasc.lsp.feature.SignatureFeature;
import dev.nasc.lsp.feature.SymbolsFeature;
import dev.nasc.lsp.feature.TokensFeature;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;

/** Routes what is asked about documents to the features. */
final class TextDocuments extends TextEvents {
  private final Questions questions;

  TextDocuments(Questions questions) {
    super(questions::running);
    this.questions = questions;
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return questions.ofPlace(
        "hover",
        params,
        (it, known) ->
            new HoverFeature(it.snapshot(), it.lastGood(), it.session().client())
                .hover(known)
                .orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return questions.ofText(
        "completion",
        params.getTextDocument(),
        it ->
            Either.forLeft(
                new CompletionFeature(it.snapshot(), it.lastGood(), it.session().client())
                    .complete(params.getPosition())));
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return questions.ofText(
        "signature",
        params.getTextDocument(),
        it ->
            new SignatureFeature(it.snapshot(), it.lastGood(), it.session().client())
                .help(params.getPosition())
                .orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return questions.ofAnalysisNow(
        "definition",
        params.getTextDocument(),
        it -> Either.forLeft(new DefinitionFeature(it).definition(params.getPosition())));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      typeDefinition(TypeDefinitionParams params) {
    return questions.ofAnalysisNow(
        "type",
        params.getTextDocument(),
        it -> Either.forLeft(new DefinitionFeature(it).type(params.getPosition())));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return questions.ofAnalysisNow(
        "references",
        params.getTextDocument(),
        it ->
            new ReferencesFeature(it)
                .references(params.getPosition(), params.getContext().isIncludeDeclaration()));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return questions.ofAnalysis(
        "highlight",
        params.getTextDocument(),
        it -> new ReferencesFeature(it).highlights(params.getPosition()));
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return questions.ofAnalysisNow(
        "prepareRename",
        params.getTextDocument(),
        it ->
            new RenameFeature(it)
                .prepare(params.getPosition())
                .map(Either3::<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst)
                .orElse(null));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return questions.ofAnalysisNow(
        "rename",
        params.getTextDocument(),
        it -> {
          var answer = new RenameFeature(it).rename(params.getPosition(), params.getNewName());
          if (answer instanceof RenameFeature.Answer.Refused refused) {
            throw Failures.refused(refused.sentence());
          }
          return ((RenameFeature.Answer.Edits) answer).edit();
        });
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return questions.ofText(
        "symbols",
        params.getTextDocument(),
        it ->
            new SymbolsFeature(it.snapshot())
                .symbols().stream()
                    .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                    .toList());
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return questions.ofText(
        "tokens",
        params.getTextDocument(),
        it -> it.document().tell(new TokensFeature(it.snapshot()).full()));
  }

  @Override
  public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
      SemanticTokensDeltaParams params) {
    return questions.ofText(
        "tokens",
        params.getTextDocument(),
        it -> {
          var before = it.document().told(params.getPreviousResultId());
          var now = it.document().tell(new TokensFeature(it.snapshot()).full());
          return before
              .map(old -> TokensFeature.delta(old.getData(), now.getData()))
              .map(edits -> new SemanticTokensDelta(edits, now.getResultId()))
              .map(Either::<SemanticTokens, SemanticTokensDelta>forRight)
              .orElseGet(() -> Either.forLeft(now));
        });
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
    return questions.ofText(
        "tokensRange",
        params.getTextDocument(),
        it -> new TokensFeature(it.snapshot()).range(params.getRange()));
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return questions.ofText(
        "folding", params.getTextDocument(), it -> new FoldingFeature(it.snapshot()).ranges());
  }

  @Override
  public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return questions.ofText(
        "selection",
        params.getTextDocument(),
        it -> new SelectionFeature(it.snapshot()).ranges(params.getPositions()));
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return questions.ofAnalysis(
        "hints",
        params.getTextDocument(),
        it -> new HintsFeature(it.snapshot(), it.analysis()).hints(params.getRange()));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return questions.ofText(
        "lenses", params.getTextDocument(), it -> new LensFeature(it.snapshot()).lenses());
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    if (!(lens.getData() instanceof JsonObject data) || !data.has("uri")) {
      return CompletableFuture.completedFuture(lens);
    }
    var uri = data.get("uri").getAsString();
    return questions
        .ofAnalysis(
            "lens " + lens.getRange(),
            new TextDocumentIdentifier(uri),
            it ->
                data.get("version").getAsInt() == it.snapshot().version()
                    ? new LensFeature(it.snapshot()).resolve(lens, it.analysis())
                    : lens)
        .thenApply(resolved -> resolved == null ? lens : resolved);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return questions.ofAnalysis(
        "actions",
        params.getTextDocument(),
        it ->
            new ActionsFeature(it)
                .actions(params.getRange()).stream()
                    .map(Either::<Command, CodeAction>forRight)
                    .toList());
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return questions.ofAnalysis(
        "links", params.getTextDocument(), it -> new LinksFeature(it).links());
  }

  @Override
  public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    return questions.ofAnalysis(
        "diagnostic", params.getTextDocument(), it -> DiagnosticsFeature.report(it));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return questions.ofText(
        "formatting", params.getTextDocument(), it -> FormattingFeature.edits(it.snapshot()));
  }
}
