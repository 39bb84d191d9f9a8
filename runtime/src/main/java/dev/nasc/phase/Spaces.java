package dev.nasc.phase;

import dev.nasc.explore.SearchSpace;
import java.util.Map;
import java.util.Objects;

/**
 * The space of a search, and those in other sizes that its phases name.
 *
 * @param sized by their names, as plans have them: {@code darts(c: 36, n: 6)}
 */
public record Spaces(SearchSpace searched, Map<String, SearchSpace> sized) {
  public Spaces {
    sized = Map.copyOf(sized);
  }

  /** One space in one size. */
  public static Spaces of(SearchSpace only) {
    return new Spaces(only, Map.of());
  }

  /** The space of that name. */
  public SearchSpace named(String name) {
    return Objects.requireNonNull(sized.get(name), name);
  }
}
