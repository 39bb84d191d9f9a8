package dev.nasc.search;

/** One entry of a phase's history: what a strategy is a fold over. */
public sealed interface TrialEvent {
  Trial trial();

  /** The strategy proposed its candidate. */
  record Asked(Trial trial) implements TrialEvent {}

  /** Its evaluation is known. */
  record Told(Trial trial) implements TrialEvent {}
}
