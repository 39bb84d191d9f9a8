package dev.nasc.lsp;

import dev.nasc.lsp.feature.CallsFeature;
import dev.nasc.lsp.feature.DefinitionFeature;
import dev.nasc.lsp.feature.KindsFeature;
import dev.nasc.lsp.feature.LinkedFeature;
import dev.nasc.lsp.feature.Pending;
import dev.nasc.lsp.feature.Question;
import dev.nasc.lsp.feature.ReferencesFeature;
import dev.nasc.lsp.feature.RenameFeature;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;

/** What is asked about names: where they come from, and what else they could be. */
abstract class NameRequests extends TextEvents {
  private final Questions questions;

  NameRequests(Questions questions) {
    super(questions::running);
    this.questions = questions;
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
    return questions
        .ofAnalysisNow(
            "references",
            params.getTextDocument(),
            it ->
                new ReferencesFeature(it)
                    .references(params.getPosition(), params.getContext().isIncludeDeclaration()))
        .thenApply(
            parts ->
                parts == null
                    ? List.of()
                    : questions.partialResults().told(params.getPartialResultToken(), parts));
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

  /** What declares a name defines it. */
  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      declaration(DeclarationParams params) {
    return questions.ofAnalysisNow(
        "declaration",
        params.getTextDocument(),
        it -> Either.forLeft(new DefinitionFeature(it).definition(params.getPosition())));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      implementation(ImplementationParams params) {
    return questions.ofAnalysisNow(
        "implementation",
        params.getTextDocument(),
        it -> Either.forLeft(new CallsFeature(it).implementations(params.getPosition())));
  }

  @Override
  public CompletableFuture<LinkedEditingRanges> linkedEditingRange(
      LinkedEditingRangeParams params) {
    return questions.ofText(
        "linked",
        params.getTextDocument(),
        it -> new LinkedFeature(it.snapshot()).ranges(params.getPosition()).orElse(null));
  }

  @Override
  public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(
      CallHierarchyPrepareParams params) {
    return questions.ofAnalysisNow(
        "calls",
        params.getTextDocument(),
        it -> new CallsFeature(it).prepare(params.getPosition()));
  }

  @Override
  public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
      CallHierarchyIncomingCallsParams params) {
    return about(params.getItem().getData(), it -> new CallsFeature(it).incoming(params.getItem()));
  }

  @Override
  public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
      CallHierarchyOutgoingCallsParams params) {
    return about(params.getItem().getData(), it -> new CallsFeature(it).outgoing(params.getItem()));
  }

  @Override
  public CompletableFuture<List<TypeHierarchyItem>> prepareTypeHierarchy(
      TypeHierarchyPrepareParams params) {
    return questions.ofAnalysisNow(
        "kinds",
        params.getTextDocument(),
        it -> new KindsFeature(it).prepare(params.getPosition()));
  }

  @Override
  public CompletableFuture<List<TypeHierarchyItem>> typeHierarchySupertypes(
      TypeHierarchySupertypesParams params) {
    return about(
        params.getItem().getData(), it -> new KindsFeature(it).supertypes(params.getItem()));
  }

  @Override
  public CompletableFuture<List<TypeHierarchyItem>> typeHierarchySubtypes(
      TypeHierarchySubtypesParams params) {
    return about(params.getItem().getData(), it -> new KindsFeature(it).subtypes(params.getItem()));
  }

  private <T> CompletableFuture<List<T>> about(Object carried, Function<Question, List<T>> work) {
    return Pending.of(carried)
        .map(
            of ->
                questions.ofAnalysisNow(
                    "hierarchy of " + of.data(), new TextDocumentIdentifier(of.uri()), work))
        .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
  }
}
