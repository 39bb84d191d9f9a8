package dev.nasc.cli;

import dev.nasc.phase.Progress;
import dev.nasc.report.RunReport;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A run for a person. On standard error a line for each phase that is done and, on a terminal, one
 * that is redrawn while it goes on; on standard output what came of it.
 */
final class TextView implements RunView {
  private static final double PAUSE_SECONDS = 0.1;
  private static final String CLEAR = "\r\u001b[K";

  private final Output out;
  private final Output err;
  private final OptionalInt columns;
  private final ProgressLine line = new ProgressLine();
  private final long opened = System.nanoTime();
  private double shown;
  private OptionalDouble began =
      OptionalDouble.empty(); // whoever watches another process is not told
  private @Nullable Progress last;

  TextView(Console console, OptionalInt columns) {
    this.out = console.out();
    this.err = console.err();
    this.columns = columns;
  }

  @Override
  public void opened(RunDirectory directory) {
    say("The run is kept in `%s`.".formatted(directory.path()));
  }

  @Override
  public void began(String phase) {
    began = OptionalDouble.of(seconds());
    last = null;
  }

  @Override
  public void progress(Progress progress) {
    last = progress;
    double now = seconds();
    if (columns.isPresent() && now - shown >= PAUSE_SECONDS) {
      shown = now;
      // One column is left free: many terminals wrap when the last one is written.
      err.raw(CLEAR + line.of(progress, now, columns.getAsInt() - 1));
    }
  }

  @Override
  public void told(LoggedTrial trial) {}

  @Override
  public void done(String phase) {
    var time = began.isEmpty() ? "" : " in " + Figures.duration(seconds() - began.getAsDouble());
    var figures = last == null ? "" : ", " + ProgressLine.figures(last);
    say("%s: done%s%s".formatted(phase, time, figures));
    last = null;
  }

  @Override
  public void note(String sentence) {
    say(sentence);
  }

  @Override
  public void ended(RunReport report) {
    clear();
    if (report.status() == RunStatus.INTERRUPTED) {
      sayHowToGoOn("Stopped", report.run().toString());
      return;
    }
    if (report.status() == RunStatus.FAILED) {
      say("nasc: " + report.reason());
    }
    out.line(ResultText.of(report));
    out.flush();
  }

  @Override
  public void halted(RunDirectory directory) {
    sayHowToGoOn("Stopped in the middle of a step", directory.path().toString());
  }

  private void sayHowToGoOn(String what, String directory) {
    say("%s; all that was done is kept. `nasc resume %s` goes on.".formatted(what, directory));
  }

  /** Takes the redrawn line away. */
  private void clear() {
    if (columns.isPresent()) {
      err.raw(CLEAR);
    }
  }

  private void say(String text) {
    clear();
    err.line(text);
  }

  private double seconds() {
    return (System.nanoTime() - opened) / 1e9;
  }
}
