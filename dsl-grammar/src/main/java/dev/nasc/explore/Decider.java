package dev.nasc.explore;

import dev.nasc.model.Address;
import java.util.List;
import java.util.Optional;

/** Says which option an architecture takes where a walk meets a choice. */
public interface Decider {
  /**
   * A choice that is met.
   *
   * @param options in the order of the text
   */
  record Asked(Address address, List<String> options) {
    public Asked {
      options = List.copyOf(options);
    }
  }

  /** The option taken, or empty where the choice is left open. */
  Optional<String> option(Asked asked);
}
