package dev.nasc.lsp;

import dev.nasc.lsp.feature.FoldingFeature;
import dev.nasc.lsp.feature.FormattingFeature;
import dev.nasc.lsp.feature.LinksFeature;
import dev.nasc.lsp.feature.SelectionFeature;
import dev.nasc.lsp.feature.SymbolsFeature;
import dev.nasc.lsp.feature.TokensFeature;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentRangesFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What is asked about a text as text: its parts, its colours, its layout. */
abstract class StructureRequests extends NameRequests {
  private final Questions questions;

  StructureRequests(Questions questions) {
    super(questions);
    this.questions = questions;
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
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return questions.ofAnalysis(
        "links", params.getTextDocument(), it -> new LinksFeature(it).links());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return questions.ofText(
        "formatting", params.getTextDocument(), it -> new FormattingFeature(it.snapshot()).all());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return questions.ofText(
        "rangeFormatting",
        params.getTextDocument(),
        it -> new FormattingFeature(it.snapshot()).within(List.of(params.getRange())));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangesFormatting(
      DocumentRangesFormattingParams params) {
    return questions.ofText(
        "rangeFormatting",
        params.getTextDocument(),
        it -> new FormattingFeature(it.snapshot()).within(params.getRanges()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(
      DocumentOnTypeFormattingParams params) {
    return questions.ofText(
        "typed",
        params.getTextDocument(),
        it -> new FormattingFeature(it.snapshot()).typed(params.getPosition()));
  }
}
