package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Draws;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sample",
    description = "Draw architectures of a space, each as likely as any other.",
    mixinStandardHelpOptions = true)
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
    var chosen = Chosen.one("space", space, program.compilation().spaces(), SearchSpace::name);
    for (long i = 0; i < number && !console.out().isGone(); i++) {
      var architecture = chosen.sample(Draws.of(seed, chosen.name(), i, "sample"));
      var cost = chosen.cost(architecture);
      console.out().line(json ? json(chosen, architecture, cost) : text(architecture, cost));
    }
    return ExitStatus.DONE;
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

  private static String text(Architecture architecture, Cost cost) {
    return "%s multiply-adds, %s parameters: %s"
        .formatted(Figures.count(cost.macs()), Figures.count(cost.params()), architecture);
  }
}
