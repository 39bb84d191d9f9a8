package dev.nasc.phase;

/** How a phase ended. */
public enum PhaseOutcome {
  DONE,
  /** It was asked to stop and has saved where it is. */
  INTERRUPTED
}
