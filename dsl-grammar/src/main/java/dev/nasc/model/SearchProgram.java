package dev.nasc.model;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code search} with its names resolved, before it is planned.
 *
 * @param parts {@code space}, {@code data}, {@code seed} …, by label
 * @param lets values that its parts share
 * @param conditions {@code require}s about those
 * @param slots how many its frame has
 * @param phases the entries of {@code strategy}, in order
 */
public record SearchProgram(
    String name,
    Span span,
    Map<String, Term> parts,
    List<Body.Entry.Let> lets,
    List<Body.Entry.Require> conditions,
    int slots,
    List<Goal> goals,
    List<Term> requirements,
    List<LabelledPhase> phases) {
  public SearchProgram {
    parts = Map.copyOf(parts);
    lets = List.copyOf(lets);
    conditions = List.copyOf(conditions);
    goals = List.copyOf(goals);
    requirements = List.copyOf(requirements);
    phases = List.copyOf(phases);
  }

  /** {@code maximize term} or {@code minimize term}. */
  public record Goal(boolean maximize, Term term) {}

  /**
   * A phase.
   *
   * @param keys of {@code each}: the phase is run once for each of them
   */
  public record LabelledPhase(String label, Term term, Span span, Optional<Keys> keys) {}

  /** {@code each(limit: [450M, 550M])}: the name, and the list of its values. */
  public record Keys(String name, int slot, int slots, Term values) {}
}
