package dev.nasc.compiler;

import java.util.Map;

/**
 * How to compile.
 *
 * @param overrides what {@code --set KEY=VALUE} says: {@code supernet.epochs} is a field of a
 *     recipe, {@code front.trials} an argument of a phase, {@code seed} a part of the searches
 * @param mostCharacters longer texts are refused unread
 */
public record Options(Map<String, String> overrides, int mostCharacters) {
  public static final Options DEFAULT = new Options(Map.of(), 500_000);

  public Options {
    overrides = Map.copyOf(overrides);
  }

  public Options with(Map<String, String> changed) {
    return new Options(changed, mostCharacters);
  }
}
