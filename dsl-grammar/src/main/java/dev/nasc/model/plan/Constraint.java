package dev.nasc.model.plan;

import dev.nasc.model.Measure;
import java.util.List;

/**
 * What every proposed architecture must meet: all bounds at once.
 *
 * @param text as it stands in the file, for messages
 */
public record Constraint(String text, List<Bound> bounds) {
  public Constraint {
    bounds = List.copyOf(bounds);
  }

  /** {@code least <= measure <= greatest}, ends included; unbounded ends are infinite. */
  public record Bound(Measure measure, double least, double greatest) {
    public boolean holds(long value) {
      return holds((double) value);
    }

    public boolean holds(double value) {
      return least <= value && value <= greatest;
    }
  }
}
