package dev.nasc.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one thing of a file that a command is about. */
final class Chosen {
  private Chosen() {}

  /**
   * The one called {@code name}, or, without a name, the only one.
   *
   * @param kind what these are, in the language's word; also the option that names one
   */
  static <T> T one(String kind, @Nullable String name, List<T> all, Function<T, String> naming) {
    return one(kind, name, all, naming, "--" + kind);
  }

  /**
   * @param way how a command line names one
   */
  static <T> T one(
      String kind, @Nullable String name, List<T> all, Function<T, String> naming, String way) {
    var names = all.stream().map(naming).collect(Collectors.joining("`, `", "`", "`"));
    if (all.isEmpty()) {
      throw new InputException("The file has no %s.".formatted(kind));
    }
    if (name == null && all.size() > 1) {
      throw new UsageException(
          "The file has several: %s; say which with %s.".formatted(names, way));
    }
    return all.stream()
        .filter(each -> name == null || naming.apply(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The file has no %s `%s`; it has %s.".formatted(kind, name, names)));
  }
}
