package dev.nasc.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A space with every choice decided: from address to option, in the order in which the space is
 * walked. An option is named as the language writes it: {@code 3}, {@code 25%}, {@code mb6}.
 */
public record Architecture(Map<Address, String> decisions) {
  public Architecture {
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    decisions.forEach(
        (address, option) -> text.append(address).append(" = ").append(option).append("; "));
    return text.toString().strip();
  }
}
