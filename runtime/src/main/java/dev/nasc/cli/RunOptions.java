package dev.nasc.cli;

import dev.nasc.compiler.Compilation;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.Feasibility;
import dev.nasc.run.RunSpec;
import dev.nasc.run.Runner;
import dev.nasc.run.Workers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that begin a run, and the beginning itself. */
final class RunOptions {
  private static final long SMALL_MACS = 10_000_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

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
      names = "--device",
      paramLabel = "D",
      description = "auto, cpu, gpu(N) or gpu(N..M), instead of the search's own.")
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

  /**
   * What a run is about.
   *
   * @param file whose text was compiled, absolute
   */
  record Subject(
      String file,
      Compilation compilation,
      List<RunSpec.Import> imports,
      Map<String, String> overrides) {}

  boolean json() {
    return json;
  }

  /** The search with the options of the command line; refused where it cannot run. */
  Search asAsked(Search search) {
    var asked =
        search.with(
            device == null ? search.device() : DeviceOption.checked(device),
            seed == null ? search.seed() : seed);
    Feasibility.refusal(asked)
        .ifPresent(
            reason -> {
              throw new InputException(reason);
            });
    return asked;
  }

  /** Makes a run in a directory of its own and works on it to its end; the exit status. */
  int run(
      Console console,
      Engines engines,
      Subject subject,
      Search search,
      Path directory,
      Workers workers) {
    var spaces = SearchSpaces.of(subject.compilation, search);
    int used = threads(spaces.searched());
    var engine = LookupEngine.orOpen(engines, search, search.device(), used);
    engine.requireReady(search, spaces);
    var spec =
        new RunSpec(
            subject.file,
            subject.compilation.file().text(),
            subject.imports,
            subject.overrides,
            search.name(),
            search.objectives(),
            search.seed(),
            search.device(),
            used,
            Version.text(),
            engine.fingerprint(),
            engine.fingerprint(search));
    var run = Runner.create(directory, spec);
    var view = RunView.of(console, json);
    view.opened(run);
    return Session.work(run, view, runner -> Session.run(runner, engine, search, spaces, workers));
  }

  /** The directory that was asked for, or {@code runs/quickstart-20261122-004321}. */
  Path directory(Path file) {
    if (out != null) {
      return out;
    }
    var stem = String.valueOf(file.getFileName()).replaceFirst("\\.nas$", "");
    var base = stem + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    var path = Path.of("runs", base);
    for (int i = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
      path = Path.of("runs", base + "-" + i);
    }
    return path;
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
}
