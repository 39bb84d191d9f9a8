package dev.nasc.lsp;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Carried;
import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.feature.Pending;
import dev.nasc.lsp.feature.Question;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

/**
 * Asks about a document as it is when the question comes: from its text at once, or from what is
 * known about it as soon as that is known. A document that is not open has no answer.
 */
final class Questions {
  private final Supplier<Optional<Session>> session;
  private final BooleanSupplier shutDown;

  Questions(Supplier<Optional<Session>> session, BooleanSupplier shutDown) {
    this.session = session;
    this.shutDown = shutDown;
  }

  /** An open document and the session that it is open in. */
  record Asked(Session session, Document document, Snapshot snapshot) {
    Optional<Analysis> lastGood() {
      return document.lastGood();
    }
  }

  Optional<Session> running() {
    return session.get();
  }

  PartialResults partialResults() {
    return running()
        .map(Session::partialResults)
        .orElseGet(() -> new PartialResults(Optional.empty()));
  }

  /**
   * @param kind what is asked: a newer question of one kind takes the place of an older one
   */
  <T> CompletableFuture<T> ofText(
      String kind, TextDocumentIdentifier document, Function<Asked, T> work) {
    return ask(
        document,
        asked ->
            asked
                .session()
                .requests()
                .ask(kind, asked.snapshot(), CompletableFuture.completedFuture(asked), work));
  }

  /** The same about everything that is known about the text, when that is known. */
  <T> CompletableFuture<T> ofAnalysis(
      String kind, TextDocumentIdentifier document, Function<Question, T> work) {
    return ask(
        document,
        asked ->
            asked
                .session()
                .requests()
                .ask(
                    kind,
                    asked.snapshot(),
                    asked.snapshot().analysis(),
                    analysis -> work.apply(question(asked, analysis))));
  }

  /** The same for someone who waits: a pause in the typing is not waited for. */
  <T> CompletableFuture<T> ofAnalysisNow(
      String kind, TextDocumentIdentifier document, Function<Question, T> work) {
    return ask(
        document,
        asked -> {
          asked.session().hurry(asked.document());
          return ofAnalysis(kind, document, work);
        });
  }

  /** What is known about a place, from before the last edits where these do not matter to it. */
  <T> CompletableFuture<T> ofPlace(
      String kind, TextDocumentPositionParams at, BiFunction<Asked, Carried, T> work) {
    return ask(
        at.getTextDocument(),
        asked ->
            asked
                .session()
                .requests()
                .ask(
                    kind,
                    asked.snapshot(),
                    known(asked, at.getPosition()),
                    known -> work.apply(asked, known)));
  }

  /**
   * Completes what was answered before; as it was, where its document has another text by now.
   *
   * @param carried what the answer carried along for this
   */
  <T> CompletableFuture<T> resolved(
      T before, @Nullable Object carried, BiFunction<Question, Pending, T> work) {
    var pending = Pending.of(carried);
    if (pending.isEmpty()) {
      return CompletableFuture.completedFuture(before);
    }
    return ofAnalysis(
            "resolve " + System.identityHashCode(before),
            new TextDocumentIdentifier(pending.get().uri()),
            it -> pending.get().isAbout(it.snapshot()) ? work.apply(it, pending.get()) : before)
        .thenApply(resolved -> resolved == null ? before : resolved);
  }

  /** The same from the text alone. */
  <T> CompletableFuture<T> resolvedByText(
      T before, @Nullable Object carried, BiFunction<Asked, Pending, T> work) {
    return Pending.of(carried)
        .map(
            pending ->
                ofText(
                        "resolve " + System.identityHashCode(before),
                        new TextDocumentIdentifier(pending.uri()),
                        it -> pending.isAbout(it.snapshot()) ? work.apply(it, pending) : before)
                    .thenApply(resolved -> resolved == null ? before : resolved))
        .orElseGet(() -> CompletableFuture.completedFuture(before));
  }

  private static CompletableFuture<Carried> known(Asked asked, Position position) {
    var snapshot = asked.snapshot();
    int offset = snapshot.positions().offset(position);
    return asked
        .session()
        .answer(() -> asked.document().carried(snapshot, offset))
        .thenCompose(
            carried -> {
              if (carried.isPresent()) {
                return CompletableFuture.completedFuture(carried.get());
              }
              asked.session().hurry(asked.document());
              return snapshot.analysis().thenApply(analysis -> Carried.here(analysis, offset));
            });
  }

  private static Question question(Asked asked, Analysis analysis) {
    var session = asked.session();
    return new Question(
        asked.snapshot(),
        analysis,
        asked.lastGood(),
        session.client(),
        session.documents(),
        session.files(),
        session.workspace());
  }

  private <T> CompletableFuture<T> ask(
      TextDocumentIdentifier of, Function<Asked, CompletableFuture<T>> how) {
    return inSession(
        running ->
            running
                .documents()
                .find(of.getUri())
                .map(it -> how.apply(new Asked(running, it, it.current())))
                .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }

  /** What is asked about no document in particular. */
  <T> CompletableFuture<T> inSession(Function<Session, CompletableFuture<T>> how) {
    return session.get().map(how).orElseGet(() -> Failures.notReady(shutDown.getAsBoolean()));
  }
}
