package dev.nasc.model;

import java.util.List;

/** A {@code space} with its names resolved, and the {@code require}s that stand in it. */
public record SpaceProgram(Callable.Declared declared, List<Term> requirements) {
  public SpaceProgram {
    requirements = List.copyOf(requirements);
  }

  public String name() {
    return declared.name();
  }
}
