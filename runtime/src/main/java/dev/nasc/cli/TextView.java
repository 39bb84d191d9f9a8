package dev.nasc.cli;

import dev.nasc.phase.Progress;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunListener;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A run for a person, on standard error: a line for each phase that is done and, on a terminal, one
 * that is redrawn while it goes on.
 */
final class TextView implements RunListener {
  private static final double PAUSE_SECONDS = 0.1;
  private static final String CLEAR = "\r\u001b[K";

  private final Output err;
  private final OptionalInt columns;
  private final ProgressLine line = new ProgressLine();
  private final long opened = System.nanoTime();
  private double shown;
  private double began;
  private @Nullable Progress last;

  TextView(Output err, OptionalInt columns) {
    this.err = err;
    this.columns = columns;
  }

  @Override
  public void began(String phase) {
    began = seconds();
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
    var figures = last == null ? "" : ", " + ProgressLine.figures(last);
    say("%s: done in %s%s".formatted(phase, Figures.duration(seconds() - began), figures));
  }

  @Override
  public void note(String sentence) {
    say(sentence);
  }

  /** Takes the redrawn line away. */
  void clear() {
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
