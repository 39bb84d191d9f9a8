package dev.nasc.run;

import dev.nasc.phase.Progress;

/** Whoever watches a run in its own process. */
public interface RunListener {
  /** A phase begins, or goes on. */
  void began(String phase);

  void progress(Progress progress);

  /** A trial was told. */
  void told(LoggedTrial trial);

  /** A phase is done. */
  void done(String phase);

  /** Something happened once: one sentence. */
  void note(String sentence);
}
