package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.compiler.Conditions;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.explore.Moves;
import dev.nasc.explore.SearchSpace;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.format.ArchitecturePrinter;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Draws;
import dev.nasc.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sample",
    description = "Draw architectures of a space, each as likely as any other.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  nasc sample space.nas -n 5 --seed 1",
      "  nasc sample space.nas --where \"macs <= 400M and params in 3M..5M\""
    })
final class SampleCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A `.nas` file.")
  private Path file = Path.of("");

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).",
      converter = Whole.class)
  private Long number = 1L;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed draws the same (default: ${DEFAULT-VALUE}).",
      converter = Whole.class)
  private Long seed = 0L;

  @Option(names = "--space", paramLabel = "NAME", description = "Which, where there are several.")
  private @Nullable String space;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Draw only among those that meet it, written as in a `require`.")
  private @Nullable String where;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Mixin private Programs programs = new Programs();

  SampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var program = programs.compileSound(file, console);
    if (program == null) {
      return ExitStatus.FAILED;
    }
    var compilation = program.compilation();
    var spaces = space == null ? compilation.namedSpaces() : compilation.spaces();
    var chosen = Chosen.one("space", space, spaces, SearchSpace::name);
    var moves = where == null ? chosen : within(chosen, where);
    if (moves == null) {
      return ExitStatus.FAILED;
    }
    for (long i = 0; i < number && !console.out().isGone(); i++) {
      var architecture = moves.sample(Draws.of(seed, chosen.name(), i, "sample"));
      var cost = chosen.cost(architecture);
      console.out().line(json ? json(chosen, architecture, cost) : text(i, chosen, architecture));
    }
    return ExitStatus.DONE;
  }

  /** The part of a space that meets a condition, or null after saying why there is none. */
  private @Nullable Moves within(WalkedSpace space, String condition) {
    var read = Conditions.read(new SourceFile("--where", condition), space);
    report(read.diagnostics());
    if (read.hasErrors()) {
      return null;
    }
    var part = space.within(read.constraints());
    if (part.isEmpty()) {
      console.fail(
          "No architecture of `%s` was found that meets `%s`.".formatted(space.name(), condition));
    }
    return part.orElse(null);
  }

  private void report(List<Diagnostic> findings) {
    findings.stream().map(FindingText::of).forEach(console.err()::line);
  }

  private static String json(SearchSpace space, Architecture architecture, Cost cost) {
    var object = new JsonObject();
    object.addProperty("schema", 1);
    object.addProperty("space", space.name());
    object.add("architecture", CandidateJson.of(architecture));
    object.addProperty("macs", cost.macs());
    object.addProperty("params", cost.params());
    object.addProperty("activationBytes", cost.activationBytes());
    return object.toString();
  }

  /** As the language writes it, so that it can be put into the file. */
  private static String text(long number, SearchSpace space, Architecture architecture) {
    var cost = space.cost(architecture);
    return "/// %s multiply-adds, %s parameters\n%s"
        .formatted(
            Figures.count(cost.macs()),
            Figures.count(cost.params()),
            ArchitecturePrinter.print("sample_" + number, space.name(), architecture));
  }
}
