package dev.nasc.lsp;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Analyzer;
import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.document.Workspace;
import dev.nasc.lsp.feature.DiagnosticsFeature;
import dev.nasc.lsp.protocol.Client;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** What lives from {@code initialize} to the end: the documents and those who work on them. */
final class Session implements AutoCloseable {
  private final Client client;
  private final LanguageClient remote;
  private final Workspace workspace;
  private final Documents documents;
  private final ScheduledExecutorService analysis =
      Executors.newSingleThreadScheduledExecutor(task -> Wire.daemon(task, "nasc-analysis"));
  private final ExecutorService answers = threads(2, "nasc-answers");
  private final ExecutorService findings = threads(1, "nasc-findings");
  private final Analyzer analyzer;
  private final Requests requests = new Requests(answers);

  Session(Client client, Workspace workspace, LanguageClient remote) {
    this.client = client;
    this.remote = remote;
    this.workspace = workspace;
    this.documents = new Documents(client.encoding());
    this.analyzer = new Analyzer(analysis, documents, workspace, this::publish);
  }

  private static ExecutorService threads(int count, String name) {
    return Executors.newFixedThreadPool(count, task -> Wire.daemon(task, name));
  }

  Client client() {
    return client;
  }

  Documents documents() {
    return documents;
  }

  Workspace workspace() {
    return workspace;
  }

  /** An answer about no document in particular. */
  <T> CompletableFuture<T> answer(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, answers);
  }

  Requests requests() {
    return requests;
  }

  /** Loads what the first answers would wait for while the client reads our greeting. */
  void warm() {
    var warmUp = new WarmUp(documents, analyzer, client);
    analysis.execute(() -> answers.execute(warmUp.hover()));
    answers.execute(warmUp::complete);
  }

  /** A document has a new text: it is analysed, and those that import it after it. */
  void changed(Document document) {
    analyzer.schedule(document);
    refreshDependents(document.current().uri());
  }

  /** Someone waits for what is known about a document. */
  void hurry(Document document) {
    analyzer.hurry(document);
  }

  void refreshDependents(String uri) {
    for (var dependent : documents.dependents(uri)) {
      documents.refresh(dependent);
      analyzer.schedule(dependent);
    }
  }

  void close(Document document) {
    var uri = document.current().uri();
    analyzer.cancel(uri);
    documents.close(document);
    refreshDependents(uri);
    findings.execute(() -> remote.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of())));
  }

  /** Tells on a thread of its own, in order: the analysis thread may be interrupted any time. */
  private void publish(Analyzer.Result result) {
    try {
      findings.execute(() -> tellIfNewest(result));
    } catch (RejectedExecutionException closing) {
      return; // nobody listens any more
    }
  }

  private void tellIfNewest(Analyzer.Result result) {
    var snapshot = result.snapshot();
    if (documents.find(snapshot.uri()).filter(it -> it.current() == snapshot).isPresent()) {
      tell(snapshot, result.analysis());
    }
  }

  private void tell(Snapshot snapshot, Analysis analysis) {
    boolean library = documents.library().holds(snapshot.uri()); // it is sound, and not the user's
    var told =
        library
            ? List.<Diagnostic>of()
            : new DiagnosticsFeature(snapshot, analysis, client).diagnostics();
    remote.publishDiagnostics(
        new PublishDiagnosticsParams(snapshot.uri(), told, snapshot.version()));
  }

  @Override
  public void close() {
    analysis.shutdownNow();
    answers.shutdown(); // these write to the client: an interrupt would break the wire
    findings.shutdown();
  }
}
