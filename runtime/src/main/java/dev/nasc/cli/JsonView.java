package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.phase.Progress;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunListener;

/** A run as JSON lines on standard output. */
final class JsonView implements RunListener {
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
  public void began(String phase) {
    say(EventJson.phase(phase, "began"));
  }

  @Override
  public void progress(Progress progress) {
    if (System.nanoTime() - shown >= PAUSE_NANOS) {
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
}
