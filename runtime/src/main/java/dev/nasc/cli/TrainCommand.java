package dev.nasc.cli;

import dev.nasc.model.SearchProgram;
import dev.nasc.run.Workers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description = {
      "Train one network from fresh weights: one that a run has found, or an architecture of a file.",
      "It is a run like any other: `watch`, `resume` and `show` take its directory."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  nasc train runs/quickstart-20261122-004321 --set final.epochs=100",
      "  nasc train best.nas --architecture found --recipe \"final(epochs: 100)\""
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;
  private final Engines engines;

  @Parameters(paramLabel = "PATH", description = "The directory of a run, or a `.nas` file.")
  private Path path = Path.of("");

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "Which, where a file has several.")
  private @Nullable String architecture;

  @Option(
      names = "--search",
      paramLabel = "NAME",
      description = "Whose data and recipe are taken, where there are several.")
  private @Nullable String search;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "As a phase would name it (default: that of the search's last training).")
  private @Nullable String recipe;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a field of a recipe, or the seed.")
  private Map<String, String> overrides = Map.of();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Imports may come from below this folder (default: the file's own).")
  private @Nullable Path root;

  @Mixin private RunOptions options = new RunOptions();

  TrainCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public Integer call() {
    var text = NetworkText.read(path, root);
    var before = text.compile("", overrides).compilation();
    var network = text.network(before, architecture);
    var wanted = search != null ? search : text.run().map(spec -> spec.search()).orElse(null);
    var program = Chosen.one("search", wanted, before.module().searches(), SearchProgram::name);
    var more = new TrainingText(program).of(network.name(), Optional.ofNullable(recipe));
    var compiled = text.compile(more, overrides);
    var training = compiled.compilation().search(TrainingText.name(network.name())).orElseThrow();
    var subject =
        new RunOptions.Subject(
            text.file(), compiled.compilation(), compiled.imports(), text.overrides(overrides));
    var asked = InputPaths.beside(text.file(), options.asAsked(training));
    return options.run(console, engines, subject, asked, options.directory(named()), Workers.NONE);
  }

  /** Runs that train one network are called after it. */
  private Path named() {
    return path.toAbsolutePath().normalize().resolveSibling(path.getFileName() + "-train");
  }
}
