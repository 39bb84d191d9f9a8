package dev.nasc.lsp;

import dev.nasc.lsp.document.Analyzer;
import dev.nasc.lsp.document.ClosedFiles;
import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.document.Workspace;
import dev.nasc.lsp.feature.DiagnosticsFeature;
import dev.nasc.lsp.protocol.Client;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** What lives from {@code initialize} to the end: the documents and those who work on them. */
final class Session implements AutoCloseable {
  private final Client client;
  private final LanguageClient remote;
  private final Workspace workspace;
  private final Documents documents;
  private final ClosedFiles files;
  private final ScheduledExecutorService analysis =
      Executors.newSingleThreadScheduledExecutor(task -> Wire.daemon(task, "nasc-analysis"));
  private final ExecutorService answers = threads(2, "nasc-answers");
  private final ExecutorService findings = threads(1, "nasc-findings");
  private final Analyzer analyzer;
  private final Requests requests = new Requests(answers);
  private final ExecutorService background = threads(1, "nasc-background");
  private final ClosedFindings closedFindings;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> Wire.daemon(task, "nasc-clock"));
  private final LongWork longWork;
  private final Patience patience;
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private volatile Settings settings = Settings.DEFAULT;

  Session(Client client, Workspace workspace, LanguageClient remote, long patience) {
    this.client = client;
    this.remote = remote;
    this.workspace = workspace;
    this.documents = new Documents(client.encoding());
    this.files = new ClosedFiles(documents, workspace);
    this.longWork = new LongWork(remote, clock);
    this.patience = new Patience(clock, background, patience);
    this.closedFindings = new ClosedFindings(files, client);
    this.analyzer = new Analyzer(analysis, documents, workspace, this::publish, this::begin);
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

  ClosedFiles files() {
    return files;
  }

  Workspace workspace() {
    return workspace;
  }

  /** An answer about no document in particular. */
  <T> CompletableFuture<T> answer(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, answers);
  }

  /** The same where it may take long. */
  <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, background);
  }

  Patience patience() {
    return patience;
  }

  ClosedFindings closedFindings() {
    return closedFindings;
  }

  Settings settings() {
    return settings;
  }

  /** What can be asked for only once the client has had our greeting. */
  void initialized() {
    if (client.can(Client.Can.WATCH_FILES)) {
      var all = new FileSystemWatcher(Either.forLeft("**/*.nas"));
      var options = new DidChangeWatchedFilesRegistrationOptions(List.of(all));
      var watch = new Registration("nasc-files", "workspace/didChangeWatchedFiles", options);
      var unused = remote.registerCapability(new RegistrationParams(List.of(watch)));
    }
    configure();
  }

  /** Asks for the settings; what is shown follows them. */
  void configure() {
    if (client.can(Client.Can.CONFIGURATION)) {
      var section = new ConfigurationItem();
      section.setSection(Settings.SECTION);
      var unused =
          remote
              .configuration(new ConfigurationParams(List.of(section)))
              .thenAccept(answer -> use(Settings.of(answer.isEmpty() ? null : answer.get(0))));
    }
  }

  private void use(Settings wanted) {
    var before = settings;
    settings = wanted;
    if (before.hints() != wanted.hints() && client.can(Client.Can.REFRESH_HINTS)) {
      var unused = remote.refreshInlayHints();
    }
    if (before.lenses() != wanted.lenses() && client.can(Client.Can.REFRESH_LENSES)) {
      var unused = remote.refreshCodeLenses();
    }
  }

  PartialResults partialResults() {
    return new PartialResults(Optional.of(remote));
  }

  Requests requests() {
    return requests;
  }

  /** Loads what the first answers would wait for while the client reads our greeting. */
  void warm() {
    var warmUp = new WarmUp(documents, analyzer, client);
    answers.execute(warmUp::hover);
    answers.execute(warmUp::complete);
  }

  /** Practises once the first findings are told: before, it would be in their way. */
  void practise(Practice practice) {
    var unused = told.thenRunAsync(() -> practice.run(analyzer), background);
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

  void refreshAll() {
    documents.all().forEach(this::refresh);
  }

  private void refresh(Document document) {
    documents.refresh(document);
    analyzer.schedule(document);
  }

  void refreshDependents(String uri) {
    documents.dependents(uri).forEach(this::refresh);
  }

  void close(Document document) {
    var uri = document.current().uri();
    analyzer.cancel(uri);
    documents.close(document);
    refreshDependents(uri);
    int version = document.current().version();
    findings.execute(
        () -> remote.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of(), version)));
  }

  private Runnable begin(Snapshot snapshot) {
    var name = snapshot.uri().substring(snapshot.uri().lastIndexOf('/') + 1);
    return client.can(Client.Can.PROGRESS) ? longWork.begin("Analysing " + name) : () -> {};
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
      tell(result);
    }
  }

  private void tell(Analyzer.Result result) {
    var snapshot = result.snapshot();
    boolean library = documents.library().holds(snapshot.uri()); // it is sound, and not the user's
    var findings =
        library
            ? List.<Diagnostic>of()
            : new DiagnosticsFeature(snapshot, client).told(result.findings());
    remote.publishDiagnostics(
        new PublishDiagnosticsParams(snapshot.uri(), findings, snapshot.version()));
    if (result.complete()) {
      told.complete(null);
    }
  }

  @Override
  public void close() {
    analysis.shutdownNow();
    background.shutdown();
    clock.shutdown();
    answers.shutdown(); // these write to the client: an interrupt would break the wire
    findings.shutdown();
  }
}
