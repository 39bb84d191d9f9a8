package dev.nasc.cli;

import dev.nasc.bench.Bench;
import dev.nasc.evaluate.BenchmarkTable;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Scorer;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.Feasibility;
import dev.nasc.phase.KnownFigures;
import dev.nasc.phase.Proposals;
import dev.nasc.phase.TableFiles;
import dev.nasc.search.Hypervolume;
import dev.nasc.table.TableRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bench",
    description = "Run a search over a benchmark table with many seeds; nothing is kept.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A `.nas` file with a search on a `table`.")
  private Path file = Path.of("");

  @Option(names = "--search", paramLabel = "NAME", description = "Which, where there are several.")
  private @Nullable String name;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs, from the search's own seed on (default: ${DEFAULT-VALUE}).",
      converter = Whole.class)
  private Long seeds = 10L;

  @Option(
      names = "--evaluations",
      paramLabel = "K",
      description = "Of each run, instead of the phase's `trials`.",
      converter = Whole.class)
  private @Nullable Long evaluations;

  @Option(
      names = "--table",
      paramLabel = "CSV",
      description = "Instead of the file's table: another with the same columns.")
  private @Nullable Path table;

  @Option(names = "--json", description = "One JSON object a run, then one for all.")
  private boolean json;

  @Mixin private Programs programs = new Programs();

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (seeds < 1 || (evaluations != null && evaluations < 1)) {
      throw new UsageException("`--seeds` and `--evaluations` take 1 or more.");
    }
    var program = programs.compileSound(file, console);
    if (program == null) {
      return ExitStatus.FAILED;
    }
    var chosen = Chosen.one("search", name, program.compilation().searches(), Search::name);
    var other = table;
    var search =
        other == null
            ? programs.withInputs(file, chosen)
            : TableFiles.scored(programs.withLatencies(file, chosen), any -> Paths.absolute(other));
    Feasibility.refusal(search)
        .ifPresent(
            reason -> {
              throw new InputException(reason);
            });
    run(open(search, program.compilation().space(search.space()).orElseThrow()));
    return ExitStatus.DONE;
  }

  private Bench open(Search search, SearchSpace space) {
    var known = KnownFigures.of(search, space);
    var phase = phase(search);
    var constraints = new ArrayList<>(search.constraints());
    phase.within().ifPresent(constraints::add);
    var moves =
        Proposals.of(search, space, constraints)
            .orElseThrow(
                () ->
                    new InputException(
                        "No architecture of `%s` meets what `%s` requires."
                            .formatted(space.name(), search.name())));
    var scorer = (Scorer.Table) phase.scorer();
    try {
      var read = BenchmarkTable.read(Path.of(scorer.file()), scorer, space, known);
      return new Bench(search, phase, space, moves, read);
    } catch (TableRefused e) {
      throw new InputException(e.getMessage());
    }
  }

  /** The first that looks into a table, with as many trials as were asked for. */
  private Phase.MultiTrial phase(Search search) {
    for (var phase : search.phases()) {
      if (phase instanceof Phase.MultiTrial trials && trials.scorer() instanceof Scorer.Table) {
        return evaluations == null
            ? trials
            : trials.with((int) Math.min(evaluations, Integer.MAX_VALUE));
      }
    }
    throw new InputException(
        "No phase of `%s` looks its candidates up in a `table`.".formatted(search.name()));
  }

  private void run(Bench bench) {
    var asked = ((Scorer.Table) bench.phase().scorer()).reference();
    var search = bench.search();
    int goals = search.objectives().size();
    if (!asked.isEmpty() && asked.size() != goals) {
      throw new InputException(
          "`reference` has %d values, and `%s` has %d goals."
              .formatted(asked.size(), search.name(), goals));
    }
    var reference = goals > 1 ? bench.reference(asked) : List.<Double>of();
    double whole = goals > 1 ? Hypervolume.of(bench.all(), reference) : 1;
    try {
      new BenchReport(bench, bench.run((int) Math.min(seeds, 1_000_000), reference), whole)
          .write(console.out(), json);
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage() + ".");
    }
  }
}
