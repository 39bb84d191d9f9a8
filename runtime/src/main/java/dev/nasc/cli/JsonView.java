package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.phase.Progress;
import dev.nasc.report.EventJson;
import dev.nasc.report.RunReport;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunDirectory;

/** A run as JSON lines on standard output; the last one is its result. */
final class JsonView implements RunView {
  private static final long PAUSE_NANOS = 500_000_000;

  private final Output out;
  private long shown = System.nanoTime() - PAUSE_NANOS;

  JsonView(Output out) {
    this.out = out;
  }

  void say(JsonObject event) {
    out.lineNow(event.toString());
  }

  @Override
  public void opened(RunDirectory directory) {
    say(EventJson.run(Paths.absolute(directory.path())));
  }

  @Override
  public void began(String phase) {
    say(EventJson.phase(phase, "began"));
  }

  @Override
  public void progress(Progress progress) {
    if (progress.done() >= progress.total() || System.nanoTime() - shown >= PAUSE_NANOS) {
      shown = System.nanoTime();
      say(EventJson.progress(progress));
    }
  }

  @Override
  public void told(LoggedTrial trial) {
    say(EventJson.trial(trial));
  }

  @Override
  public void done(String phase) {
    say(EventJson.phase(phase, "done"));
  }

  @Override
  public void note(String sentence) {
    say(EventJson.note(sentence));
  }

  @Override
  public void ended(RunReport report) {
    say(report.toJson(Paths::absolute));
  }

  @Override
  public void halted(RunDirectory directory) {
    ended(RunReport.ofOwn(directory));
  }
}
