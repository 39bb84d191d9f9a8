package dev.nasc.lsp;

import dev.nasc.lsp.feature.ActionsFeature;
import dev.nasc.lsp.feature.CompletionFeature;
import dev.nasc.lsp.feature.DiagnosticsFeature;
import dev.nasc.lsp.feature.HintsFeature;
import dev.nasc.lsp.feature.HoverFeature;
import dev.nasc.lsp.feature.LensFeature;
import dev.nasc.lsp.feature.SignatureFeature;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What is asked while someone writes: what may follow, what it costs, what is wrong. */
final class TextDocuments extends StructureRequests {
  private final Questions questions;

  TextDocuments(Questions questions) {
    super(questions);
    this.questions = questions;
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return questions.ofPlace(
        "hover",
        params,
        (it, known) -> {
          var feature = new HoverFeature(it.snapshot(), it.lastGood(), it.session().client());
          return inTime(() -> feature.hover(known), () -> feature.hoverAtOnce(known)).orElse(null);
        });
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
  public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
    return questions.resolvedByText(
        item,
        item.getData(),
        (it, pending) ->
            new CompletionFeature(it.snapshot(), it.lastGood(), it.session().client())
                .resolve(item, pending));
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
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return questions.ofAnalysis(
        "hints",
        params.getTextDocument(),
        it -> settings().hints() ? new HintsFeature(it).hints(params.getRange()) : List.of());
  }

  private <T> T inTime(Supplier<T> work, Supplier<T> otherwise) {
    return questions
        .running()
        .map(session -> session.patience().await(work, otherwise))
        .orElseGet(otherwise);
  }

  private Settings settings() {
    return questions.running().map(Session::settings).orElse(Settings.DEFAULT);
  }

  @Override
  public CompletableFuture<InlayHint> resolveInlayHint(InlayHint hint) {
    return questions.resolved(
        hint,
        hint.getData(),
        (it, pending) -> {
          var feature = new HintsFeature(it);
          return inTime(
              () -> feature.resolve(hint, pending), () -> feature.resolveAtOnce(hint, pending));
        });
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return questions.ofText(
        "lenses",
        params.getTextDocument(),
        it -> settings().lenses() ? new LensFeature(it.snapshot()).lenses() : List.<CodeLens>of());
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    return questions.resolved(
        lens, lens.getData(), (it, pending) -> new LensFeature(it.snapshot()).resolve(lens, it));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return questions.ofAnalysis(
        "actions",
        params.getTextDocument(),
        it ->
            new ActionsFeature(it)
                .actions(params.getRange(), kinds(params)).stream()
                    .map(Either::<Command, CodeAction>forRight)
                    .toList());
  }

  private static List<String> kinds(CodeActionParams params) {
    var only = params.getContext().getOnly();
    return only == null ? List.of() : only;
  }

  @Override
  public CompletableFuture<CodeAction> resolveCodeAction(CodeAction action) {
    return questions.resolved(
        action, action.getData(), (it, pending) -> new ActionsFeature(it).resolve(action, pending));
  }

  @Override
  public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    return questions.ofAnalysis(
        "diagnostic", params.getTextDocument(), it -> DiagnosticsFeature.report(it));
  }
}
