package dev.nasc.lsp;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** Tells the client of work that takes more than a second, and of nothing shorter. */
final class LongWork {
  private static final long MILLIS = 1_000;

  private final LanguageClient remote;
  private final ScheduledExecutorService clock;
  private final AtomicInteger last = new AtomicInteger();

  LongWork(LanguageClient remote, ScheduledExecutorService clock) {
    this.remote = remote;
    this.clock = clock;
  }

  /** Begins now; what comes back ends it. */
  Runnable begin(String what) {
    var work = new Work(what);
    var due = clock.schedule(work::tell, MILLIS, TimeUnit.MILLISECONDS);
    return () -> {
      if (!due.cancel(false)) {
        clock.execute(work::end);
      }
    };
  }

  /** Touched by the clock's thread alone: the working one may be interrupted any time. */
  private final class Work {
    private final String what;
    private final String token = "nasc-" + last.incrementAndGet();
    private boolean told;
    private boolean over;

    Work(String what) {
      this.what = what;
    }

    void tell() {
      var unused =
          remote
              .createProgress(new WorkDoneProgressCreateParams(Either.forLeft(token)))
              .thenRunAsync(this::show, clock);
    }

    private void show() {
      if (!over) {
        told = true;
        var begin = new WorkDoneProgressBegin();
        begin.setTitle(what);
        say(begin);
      }
    }

    void end() {
      over = true;
      if (told) {
        say(new WorkDoneProgressEnd());
      }
    }

    private void say(WorkDoneProgressNotification progress) {
      remote.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(progress)));
    }
  }
}
