package dev.nasc.cli;

import dev.nasc.model.plan.Search;
import dev.nasc.report.RunComparison;
import dev.nasc.run.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Run a search: from a `.nas` file to a found, trained network.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final Engines engines;

  @Parameters(paramLabel = "FILE", description = "A `.nas` file with a search.")
  private Path file = Path.of("");

  @Option(names = "--search", paramLabel = "NAME", description = "Which, where there are several.")
  private @Nullable String name;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Run N times, with the seed and those after it, each in a directory `seed-S` of its own;"
              + " then tell mean and deviation of the best.",
      converter = Whole.class)
  private Long seeds = 1L;

  @Mixin private RunOptions options = new RunOptions();
  @Mixin private WorkerOption workers = new WorkerOption();
  @Mixin private Programs programs = new Programs();

  RunCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public Integer call() {
    var program = programs.compileSound(file, console);
    if (program == null) {
      return ExitStatus.FAILED;
    }
    var chosen = Chosen.one("search", name, program.compilation().searches(), Search::name);
    var search = programs.withInputs(file, options.asAsked(chosen));
    if (seeds < 1) {
      throw new UsageException("`--seeds` takes 1 or more.");
    }
    var path = options.directory(file);
    return seeds == 1 ? run(program, search, path) : runAll(program, search, path);
  }

  /** One after the other, until one does not come to its end. */
  private int runAll(Programs.Program program, Search search, Path parent) {
    var done = new ArrayList<RunDirectory>();
    for (long i = 0; i < seeds; i++) {
      long next = search.seed() + i;
      var path = parent.resolve("seed-" + next);
      int status = run(program, search.with(search.device(), next), path);
      if (status != ExitStatus.DONE) {
        return status;
      }
      done.add(RunDirectory.open(path));
    }
    SeedsReport.of(RunComparison.of(done)).write(console.out(), options.json());
    return ExitStatus.DONE;
  }

  private int run(Programs.Program program, Search search, Path path) {
    var subject =
        new RunOptions.Subject(
            Paths.absolute(file), program.compilation(), program.imports(), programs.overrides());
    return options.run(console, engines, subject, search, path, workers.chosen());
  }
}
