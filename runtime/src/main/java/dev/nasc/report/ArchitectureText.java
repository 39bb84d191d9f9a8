package dev.nasc.report;

import dev.nasc.format.ArchitecturePrinter;
import dev.nasc.model.Architecture;
import dev.nasc.run.RunSpec;

/**
 * The text of a run with an architecture behind it: one file that says what the architecture is,
 * that can be checked and costed, and that no later change of the space turns into another.
 */
public final class ArchitectureText {
  private ArchitectureText() {}

  /**
   * How the architecture is called.
   *
   * @param name in the text; lengthened where the text has one of that name
   * @param came what became of it, before "by the search": {@code Found}, {@code Tried}
   */
  public record Named(String name, String came) {}

  /**
   * An architecture as a file.
   *
   * @param space the name of the space that was searched
   */
  public static String of(RunSpec spec, String space, Named named, Architecture architecture) {
    var name = named.name();
    while (spec.text().contains("architecture " + name)) {
      name += "_";
    }
    return "%s\n/// %s by the search `%s` with seed %d.\n%s"
        .formatted(
            spec.text(),
            named.came(),
            spec.search(),
            spec.seed(),
            ArchitecturePrinter.print(name, space, architecture));
  }
}
