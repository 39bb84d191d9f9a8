package dev.nasc.cli;

import dev.nasc.compiler.Compilation.NamedArchitecture;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Tell how two architectures differ: in decisions and in costs.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "FILE#NAME is the architecture NAME of FILE; #NAME alone is one of the first file, and FILE"
          + " alone its only one.",
      "",
      "Examples:",
      "  nasc diff examples/fairnas.nas#fairnas_a '#fairnas_c'",
      "  nasc diff old/best.nas new/best.nas --json"
    })
final class DiffCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "A", description = "An architecture: FILE#NAME.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another: FILE#NAME or #NAME.")
  private String second = "";

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Mixin private Programs programs = new Programs();

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var a = read(first);
    var b = a == null ? null : read(second.startsWith("#") ? file(first) + second : second);
    if (a == null || b == null) {
      return ExitStatus.FAILED;
    }
    var difference = Difference.of(a, b);
    console.out().line(json ? difference.toJson().toString() : difference.toText());
    return ExitStatus.DONE;
  }

  private @Nullable NamedArchitecture read(String place) {
    var program = programs.compileSound(Path.of(file(place)), console);
    return program == null
        ? null
        : Chosen.one(
            "architecture",
            name(place),
            program.compilation().architectures(),
            NamedArchitecture::name,
            "FILE#NAME");
  }

  private static String file(String place) {
    int mark = place.lastIndexOf('#');
    return mark < 0 ? place : place.substring(0, mark);
  }

  private static @Nullable String name(String place) {
    int mark = place.lastIndexOf('#');
    return mark < 0 ? null : place.substring(mark + 1);
  }
}
