package dev.nasc.model.plan;

import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is sought: the greatest or the least of a formula, mostly of one measure alone. */
public record Objective(Formula formula, Direction direction) {
  public Objective(Measure measure, Direction direction) {
    this(new Formula.Measured(measure, ""), direction);
  }

  /** Which way is better. */
  public enum Direction {
    MAXIMIZE,
    MINIMIZE
  }

  /** Whether {@code a} is strictly better than {@code b}. */
  public boolean better(double a, double b) {
    return direction == Direction.MAXIMIZE ? a > b : a < b;
  }

  /** Its value for an architecture with these measures; not a number where one is missing. */
  public double value(Map<Measure, Double> measures) {
    return formula.value(measures);
  }

  /** The measures that it takes. */
  public Set<Measure> measures() {
    return formula.figures().stream()
        .flatMap(figure -> figure.recorded().stream())
        .collect(Collectors.toSet());
  }

  /** Its word where it is one measure, else "objective". */
  public String word() {
    return formula instanceof Formula.Figure figure
        ? figure.recorded().map(Measure::word).orElse("objective")
        : "objective";
  }
}
