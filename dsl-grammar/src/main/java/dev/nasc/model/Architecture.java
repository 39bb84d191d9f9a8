package dev.nasc.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A space with every choice decided: from address to option, in the order in which the space is
 * walked. An option is named as the language writes it: {@code 3}, {@code 25%}, {@code mb6}.
 */
public record Architecture(Map<Address, String> decisions) {
  public Architecture {
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
  }

  /** As a record's own; faster where both were decided by one walk, in one order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Architecture that
            && (isDecidedAlike(that) || decisions.equals(that.decisions)));
  }

  @Override
  public int hashCode() {
    return decisions.hashCode();
  }

  /** Whether the same decisions come in the same order. */
  @SuppressWarnings("ReferenceEquality") // a walk hands out one object for an address
  private boolean isDecidedAlike(Architecture that) {
    if (decisions.size() != that.decisions.size()) {
      return false;
    }
    var addresses = that.decisions.keySet().iterator();
    var options = that.decisions.values().iterator();
    var mine = decisions.values().iterator();
    for (var address : decisions.keySet()) {
      if (address != addresses.next() || !mine.next().equals(options.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    decisions.forEach(
        (address, option) -> text.append(address).append(" = ").append(option).append("; "));
    return text.toString().strip();
  }
}
