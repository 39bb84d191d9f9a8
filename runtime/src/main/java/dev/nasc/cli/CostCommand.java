package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.WhatIf;
import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compilation.NamedArchitecture;
import dev.nasc.explore.SearchSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Constraint;
import java.nio.file.Path;
import java.util.List;
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

  @Option(
      names = "--what-if",
      description = "What each option of each choice means for costs and requirements.")
  private boolean whatIf;

  @Option(
      names = "--distinct",
      description =
          "How many architectures compute different things: each is built, which takes a while.")
  private boolean distinct;

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
      say(compilation, Chosen.one("space", which.space, compilation.spaces(), SearchSpace::name));
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
    compilation.spaces().forEach(space -> say(compilation, space));
    if (!json) {
      if (!compilation.spaces().isEmpty() && !compilation.architectures().isEmpty()) {
        console.out().line("");
      }
      compilation.architectures().forEach(it -> console.out().line(ArchitectureCost.of(it).line()));
    } else if (compilation.spaces().isEmpty()) {
      compilation.architectures().forEach(this::say);
    }
  }

  private void say(Compilation compilation, WalkedSpace space) {
    if (distinct) {
      console.out().line(distinct(space));
      return;
    }
    var options = whatIf ? options(compilation, space) : List.<WhatIf.Option>of();
    if (json) {
      var object = SpaceCostJson.of(SpaceCost.of(compilation, space));
      if (whatIf) {
        object.add("options", SpaceCostJson.options(options));
      }
      console.out().line(object.toString());
    } else if (whatIf) {
      console.out().line("space " + space.name() + "\n" + WhatIfText.of(options));
    } else {
      console.out().line(SpaceCostText.of(SpaceCost.of(compilation, space)));
    }
  }

  private String distinct(WalkedSpace space) {
    var count = space.distinctNetworks();
    if (count.isEmpty()) {
      throw new InputException(
          "`%s` has more than a million architectures; `--distinct` builds each of them."
              .formatted(space.name()));
    }
    var object = new JsonObject();
    object.addProperty("space", space.name());
    object.addProperty("architectures", space.count());
    object.addProperty("distinct", count.getAsLong());
    return json
        ? object.toString()
        : "space %s: %,d of %,d architectures compute different things"
            .formatted(space.name(), count.getAsLong(), space.count());
  }

  /** Under what the space requires, and the only search of it, where there is only one. */
  private static List<WhatIf.Option> options(Compilation compilation, WalkedSpace space) {
    var searches = SpaceCost.searches(compilation, space);
    var constraints = searches.size() == 1 ? searches.get(0).constraints() : List.<Constraint>of();
    return space.whatIf(constraints, Resolution.COMMAND_LINE);
  }

  private void say(NamedArchitecture architecture) {
    var cost = ArchitectureCost.of(architecture);
    console.out().line(json ? cost.toJson().toString() : cost.toText());
  }
}
