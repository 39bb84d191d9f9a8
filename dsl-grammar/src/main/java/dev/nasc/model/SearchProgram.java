package dev.nasc.model;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;

/**
 * A {@code search} with its names resolved, before it is planned.
 *
 * @param parts {@code space}, {@code data}, {@code seed} …, by label
 * @param phases the entries of {@code strategy}, in order
 */
public record SearchProgram(
    String name,
    Span span,
    Map<String, Term> parts,
    List<Goal> goals,
    List<Term> requirements,
    List<LabelledPhase> phases) {
  public SearchProgram {
    parts = Map.copyOf(parts);
    goals = List.copyOf(goals);
    requirements = List.copyOf(requirements);
    phases = List.copyOf(phases);
  }

  /** {@code maximize term} or {@code minimize term}. */
  public record Goal(boolean maximize, Term term) {}

  public record LabelledPhase(String label, Term term, Span span) {}
}
