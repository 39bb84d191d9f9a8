package dev.nasc.lsp.document;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Analyses documents on one thread, the newest version only: a newer one takes the place of what
 * waits and stops what runs.
 */
public final class Analyzer {
  private static final Logger LOG = Logger.getLogger(Analyzer.class.getName());

  private final ExecutorService thread;
  private final Documents documents;
  private final Workspace workspace;
  private final Consumer<Result> publish;
  private final Map<String, Future<?>> tasks = new ConcurrentHashMap<>();

  /** What was found out about a snapshot that is still the newest. */
  public record Result(Snapshot snapshot, Analysis analysis) {}

  /**
   * @param publish told of each result in order, on the analysis thread, which may be interrupted
   */
  public Analyzer(
      ExecutorService thread, Documents documents, Workspace workspace, Consumer<Result> publish) {
    this.thread = thread;
    this.documents = documents;
    this.workspace = workspace;
    this.publish = publish;
  }

  public void schedule(Document document) {
    var snapshot = document.current();
    cancel(snapshot.uri());
    tasks.put(snapshot.uri(), thread.submit(() -> analyse(document, snapshot)));
  }

  public void cancel(String uri) {
    var running = tasks.remove(uri);
    if (running != null) {
      running.cancel(true);
    }
  }

  private void analyse(Document document, Snapshot snapshot) {
    try {
      var sources = new WorkspaceSources(documents, workspace);
      var analysis = Analysis.of(snapshot.file(), sources);
      if (document.current() != snapshot) {
        throw new CancellationException();
      }
      document.analysed(analysis);
      snapshot.analysis().complete(analysis);
      publish.accept(new Result(snapshot, analysis));
    } catch (CancellationException outdated) {
      snapshot.outdate();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      LOG.log(Level.SEVERE, "analysis failed", broken); // a fault of ours: the server goes on
      snapshot.analysis().completeExceptionally(broken);
    }
  }
}
