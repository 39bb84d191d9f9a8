package dev.nasc.lsp.document;

import dev.nasc.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Analyses documents on one thread, the newest version only: a newer one takes the place of what
 * waits and stops what runs. It waits for a pause in the typing, the longer the more there is to
 * do, so that a document that takes long does not take it for every letter.
 */
public final class Analyzer {
  private static final Logger LOG = Logger.getLogger(Analyzer.class.getName());

  /** A pause is this many times as long as the last analysis took, at most {@link #MOST_PAUSE}. */
  private static final int PAUSE = 4;

  private static final long MOST_PAUSE = TimeUnit.MILLISECONDS.toNanos(150);

  /** After so short a pause mistakes of syntax are told, which takes little. */
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(60);

  private final ScheduledExecutorService thread;
  private final Documents documents;
  private final Workspace workspace;
  private final Consumer<Result> publish;
  private final Function<Snapshot, Runnable> begin;
  private final Map<String, ScheduledFuture<?>> tasks = new ConcurrentHashMap<>();
  private final Map<String, Long> nanos = new ConcurrentHashMap<>();
  private final Set<String> hurried = ConcurrentHashMap.newKeySet();

  /**
   * What was found out about a snapshot that is still the newest.
   *
   * @param complete whether that is all, and not the mistakes of syntax ahead of it
   */
  public record Result(Snapshot snapshot, List<Diagnostic> findings, boolean complete) {}

  /**
   * @param publish told of each result in order, on the analysis thread, which may be interrupted
   * @param begin told when an analysis begins; what it returns is run when that ends
   */
  public Analyzer(
      ScheduledExecutorService thread,
      Documents documents,
      Workspace workspace,
      Consumer<Result> publish,
      Function<Snapshot, Runnable> begin) {
    this.thread = thread;
    this.documents = documents;
    this.workspace = workspace;
    this.publish = publish;
    this.begin = begin;
  }

  public synchronized void schedule(Document document) {
    long last = nanos.getOrDefault(document.current().uri(), 0L);
    schedule(document, Math.min(MOST_PAUSE, PAUSE * last));
  }

  /** Someone waits for the analysis: it begins now where it has not yet. */
  public synchronized void hurry(Document document) {
    var task = tasks.get(document.current().uri());
    if (task != null && !task.isDone()) {
      if (task.getDelay(TimeUnit.NANOSECONDS) > 0) {
        schedule(document, 0);
      } else {
        hurried.add(document.current().uri()); // in the midst of its beginning
      }
    }
  }

  private void schedule(Document document, long pause) {
    var snapshot = document.current();
    hurried.remove(snapshot.uri());
    stop(snapshot.uri());
    long first = Math.min(FIRST_PAUSE, pause);
    tasks.put(
        snapshot.uri(),
        thread.schedule(
            () -> read(document, snapshot, pause - first), first, TimeUnit.NANOSECONDS));
  }

  private void read(Document document, Snapshot snapshot, long pause) {
    try {
      if (!snapshot.isTooLong()) {
        SyntaxFirst.findings(document, snapshot)
            .ifPresent(findings -> tell(document, snapshot, findings, false));
      }
    } catch (RuntimeException | StackOverflowError broken) {
      LOG.log(Level.SEVERE, "parsing failed", broken); // the analysis says the rest
    }
    if (pause == 0) {
      analyse(document, snapshot);
    } else {
      analyse(document, snapshot, pause);
    }
  }

  private synchronized void analyse(Document document, Snapshot snapshot, long pause) {
    if (tasks.containsKey(snapshot.uri()) && document.current() == snapshot) {
      long rest = hurried.remove(snapshot.uri()) ? 0 : pause;
      tasks.put(
          snapshot.uri(),
          thread.schedule(() -> analyse(document, snapshot), rest, TimeUnit.NANOSECONDS));
    }
  }

  private void tell(
      Document document, Snapshot snapshot, List<Diagnostic> findings, boolean complete) {
    if (document.current() == snapshot) { // else it is not told
      document.found(findings);
    }
    publish.accept(new Result(snapshot, findings, complete));
  }

  public synchronized void cancel(String uri) {
    stop(uri);
    nanos.remove(uri);
  }

  private void stop(String uri) {
    var running = tasks.remove(uri);
    if (running != null) {
      running.cancel(true);
    }
  }

  /** What is known about a text, at once. */
  public Analysis analysis(Snapshot snapshot) {
    return analysis(snapshot, Optional.empty());
  }

  private Analysis analysis(Snapshot snapshot, Optional<Analysis> earlier) {
    return Analysis.of(snapshot, new WorkspaceSources(documents, workspace), earlier);
  }

  private void analyse(Document document, Snapshot snapshot) {
    var end = begin.apply(snapshot);
    try {
      long start = System.nanoTime();
      var analysis = analysis(snapshot, document.last());
      nanos.put(snapshot.uri(), System.nanoTime() - start);
      if (document.current() != snapshot) {
        throw new CancellationException();
      }
      document.analysed(analysis);
      snapshot.analysis().complete(analysis);
      tell(document, snapshot, analysis.compilation().diagnostics(), true);
      if (!snapshot.isTooLong()) {
        snapshot.sections().read();
      }
    } catch (CancellationException outdated) {
      snapshot.outdate();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      LOG.log(Level.SEVERE, "analysis failed", broken); // a fault of ours: the server goes on
      snapshot.analysis().completeExceptionally(broken);
    } finally {
      end.run();
    }
  }
}
