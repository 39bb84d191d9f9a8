package dev.nasc.search;

import dev.nasc.model.Architecture;

/** What a strategy answers when it is asked. */
public sealed interface Proposal {
  /** An architecture to evaluate, and how far. */
  record Candidate(Architecture architecture, Effort effort) implements Proposal {
    public Candidate(Architecture architecture) {
      this(architecture, Effort.WHOLE);
    }
  }

  /** There is none. */
  enum Pause implements Proposal {
    /** Before a trial is told that was asked. */
    UNTIL_TOLD,
    /** And there will be none. */
    FOR_GOOD
  }
}
