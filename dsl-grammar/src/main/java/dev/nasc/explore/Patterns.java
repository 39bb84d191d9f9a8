package dev.nasc.explore;

import dev.nasc.model.Address;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses with {@code [*]} in them: {@code s1[*].kernel}. */
public final class Patterns {
  private Patterns() {}

  /** Whether an address is one of those that a pattern stands for. */
  public static boolean matches(String pattern, Address address) {
    return pattern.contains("[*]")
        ? regex(pattern).matcher(address.text()).matches()
        : pattern.equals(address.text());
  }

  /** Whether an address is {@code prefix} or lies below it; all lie below nothing. */
  public static boolean isBelow(String prefix, Address address) {
    var text = address.text();
    return prefix.isEmpty()
        || text.equals(prefix)
        || text.startsWith(prefix + ".")
        || text.startsWith(prefix + "[");
  }

  static Pattern regex(String pattern) {
    var parts = Arrays.stream(pattern.split("\\[\\*]", -1)).map(Pattern::quote);
    return Pattern.compile(parts.collect(Collectors.joining("\\[[0-9]+]")));
  }
}
