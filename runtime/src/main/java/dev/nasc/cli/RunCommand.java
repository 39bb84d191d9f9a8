package dev.nasc.cli;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.Feasibility;
import dev.nasc.report.RunComparison;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunSpec;
import dev.nasc.run.Runner;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
  private static final long SMALL_MACS = 10_000_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Console console;
  private final Engines engines;

  @Parameters(paramLabel = "FILE", description = "A `.nas` file with a search.")
  private Path file = Path.of("");

  @Option(names = "--search", paramLabel = "NAME", description = "Which, where there are several.")
  private @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's directory, which is made (default: runs/FILE-TIME).")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Instead of the search's own.",
      converter = Whole.class)
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Run N times, with the seed and those after it, each in a directory `seed-S` of its own;"
              + " then tell mean and deviation of the best.",
      converter = Whole.class)
  private Long seeds = 1L;

  @Option(
      names = "--device",
      paramLabel = "D",
      description = "auto, cpu or gpu(N), instead of the search's own.")
  private @Nullable String device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "That the engine computes with (default: one a core; one alone for networks below 10M"
              + " multiply-adds).",
      converter = Whole.class)
  private @Nullable Long threads;

  @Option(names = "--json", description = "One JSON object an event; the last line is the result.")
  private boolean json;

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
    var search = programs.withInputs(file, asAsked(chosen));
    Feasibility.refusal(search)
        .ifPresent(
            reason -> {
              throw new InputException(reason);
            });
    if (seeds < 1) {
      throw new UsageException("`--seeds` takes 1 or more.");
    }
    var path = out == null ? unused() : out;
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
    SeedsReport.of(RunComparison.of(done)).write(console.out(), json);
    return ExitStatus.DONE;
  }

  private int run(Programs.Program program, Search search, Path path) {
    var spaces = SearchSpaces.of(program.compilation(), search);
    int used = threads(spaces.searched());
    var engine = LookupEngine.orOpen(engines, search, search.device(), used);
    var spec =
        new RunSpec(
            Paths.absolute(file),
            program.compilation().file().text(),
            program.imports(),
            programs.overrides(),
            search.name(),
            search.objectives(),
            search.seed(),
            search.device(),
            used,
            Version.text(),
            engine.fingerprint(),
            engine.fingerprint(search));
    var directory = Runner.create(path, spec);
    var view = RunView.of(console, json);
    view.opened(directory);
    return Session.work(
        directory, view, runner -> Session.run(runner, engine, search, spaces, workers.chosen()));
  }

  private Search asAsked(Search search) {
    return search.with(
        device == null ? search.device() : Devices.checked(device),
        seed == null ? search.seed() : seed);
  }

  /**
   * In small networks the threads of an operation wait for each other longer than they compute: the
   * quickstart takes half the time with one of them on two busy cores.
   */
  private int threads(SearchSpace space) {
    if (threads != null) {
      return (int) Math.min(Math.max(threads, 1), 1024);
    }
    boolean small = space.bounds(Measure.MACS).greatest() < SMALL_MACS;
    return small ? 1 : Runtime.getRuntime().availableProcessors();
  }

  /** {@code runs/quickstart-20261122-004321}, with a number behind where that is taken. */
  private Path unused() {
    var stem = String.valueOf(file.getFileName()).replaceFirst("\\.nas$", "");
    var base = stem + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    var path = Path.of("runs", base);
    for (int i = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
      path = Path.of("runs", base + "-" + i);
    }
    return path;
  }
}
