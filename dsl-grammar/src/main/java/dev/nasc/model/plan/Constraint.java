package dev.nasc.model.plan;

import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.Term;
import java.util.List;
import java.util.Map;

/**
 * What every proposed architecture must meet: all limits at once.
 *
 * @param text as it stands in the file, for messages
 */
public record Constraint(String text, List<Limit> limits) {
  public Constraint {
    limits = List.copyOf(limits);
  }

  /** The limits on one cost of the whole network. */
  public List<Bound> bounds() {
    return limits.stream().filter(Bound.class::isInstance).map(Bound.class::cast).toList();
  }

  /** One of them. */
  public sealed interface Limit {}

  /** {@code least <= measure <= greatest}, ends included; unbounded ends are infinite. */
  public record Bound(Measure measure, double least, double greatest) implements Limit {
    public boolean holds(long value) {
      return holds((double) value);
    }

    public boolean holds(double value) {
      return least <= value && value <= greatest;
    }
  }

  /**
   * {@code least <= sum of factor × cost <= greatest}: costs of steps beside those of the network.
   */
  public record Mix(Map<Formula.Measured, Long> factors, long least, long greatest)
      implements Limit {
    public Mix {
      factors = Map.copyOf(factors);
    }
  }

  /** A condition over decisions, of {@link Term.Decided} and constants alone. */
  public record Decisions(Term condition) implements Limit {}

  /** A condition that no walk can bound: on a latency, or not linear in the costs. */
  public record Priced(Formula condition) implements Limit {}
}
