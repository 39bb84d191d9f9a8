package dev.nasc.train;

/** How a training ended. */
public sealed interface TrainingOutcome {
  /** All steps are done. */
  record Finished() implements TrainingOutcome {}

  /** It was asked to stop and has saved its state. */
  record Stopped() implements TrainingOutcome {}

  /** It cannot go on: one sentence says why. */
  record Failed(String reason) implements TrainingOutcome {}
}
