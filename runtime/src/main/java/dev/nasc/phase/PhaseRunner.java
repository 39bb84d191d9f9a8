package dev.nasc.phase;

/** One phase, ready to run: starts where its checkpoint or its trials end. */
@FunctionalInterface
public interface PhaseRunner {
  PhaseOutcome run(PhaseContext context);
}
