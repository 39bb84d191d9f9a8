package dev.nasc.cli;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compilation.NamedArchitecture;
import dev.nasc.explore.SearchSpace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cost",
    description = "Tell what spaces and architectures cost, exactly, without building a network.",
    mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A `.nas` file.")
  private Path file = Path.of("");

  @ArgGroup private @Nullable Which which;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Mixin private Programs programs = new Programs();

  /** At most one of the two. */
  static final class Which {
    @Option(names = "--space", paramLabel = "NAME", description = "Of this space.")
    private @Nullable String space;

    @Option(names = "--architecture", paramLabel = "NAME", description = "Of this architecture.")
    private @Nullable String architecture;
  }

  CostCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var program = programs.compileSound(file, console);
    if (program == null) {
      return ExitStatus.FAILED;
    }
    var compilation = program.compilation();
    if (which != null && which.architecture != null) {
      var architecture =
          Chosen.one(
              "architecture",
              which.architecture,
              compilation.architectures(),
              NamedArchitecture::name);
      say(architecture);
      if (!json) {
        LatencyLines.of(compilation, file, architecture.network())
            .forEach(line -> console.out().line(line));
      }
    } else if (which != null) {
      say(
          SpaceCost.of(
              compilation,
              Chosen.one("space", which.space, compilation.spaces(), SearchSpace::name)));
    } else {
      sayAll(compilation);
    }
    return ExitStatus.DONE;
  }

  /** A file that only decides architectures of spaces elsewhere is about those. */
  private void sayAll(Compilation compilation) {
    if (compilation.spaces().isEmpty() && compilation.architectures().isEmpty()) {
      throw new InputException("The file has no space and no architecture.");
    }
    compilation.spaces().forEach(space -> say(SpaceCost.of(compilation, space)));
    if (!json) {
      compilation.architectures().forEach(it -> console.out().line(ArchitectureCost.of(it).line()));
    } else if (compilation.spaces().isEmpty()) {
      compilation.architectures().forEach(this::say);
    }
  }

  private void say(SpaceCost cost) {
    console.out().line(json ? cost.toJson().toString() : cost.toText());
  }

  private void say(NamedArchitecture architecture) {
    var cost = ArchitectureCost.of(architecture);
    console.out().line(json ? cost.toJson().toString() : cost.toText());
  }
}
