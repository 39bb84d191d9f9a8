package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.compiler.Compilation;
import dev.nasc.cost.Costs;
import dev.nasc.model.Cost;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.report.RunReport;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunSpec;
import dev.nasc.search.CandidateJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "evaluate",
    description =
        "Measure a trained network: its accuracy on the validation and the test part, its costs, and"
            + " its time on this device.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  nasc evaluate runs/quickstart-20261122-004321",
      "  nasc evaluate best.nas --architecture found --weights weights.safetensors"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;
  private final Engines engines;

  @Parameters(paramLabel = "PATH", description = "The directory of a run, or a `.nas` file.")
  private Path path = Path.of("");

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "As a training left them (default: those of the run's best network).")
  private @Nullable Path weights;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "Which, where a file has several.")
  private @Nullable String architecture;

  @Option(
      names = "--search",
      paramLabel = "NAME",
      description = "Whose data are taken, where there are several.")
  private @Nullable String search;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Imports may come from below this folder (default: the file's own).")
  private @Nullable Path root;

  @Option(
      names = "--device",
      paramLabel = "D",
      description = "auto, cpu, gpu(N) or gpu(N..M) (default: ${DEFAULT-VALUE}).")
  private String device = "auto";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That the engine computes with (default: ${DEFAULT-VALUE}).",
      converter = Whole.class)
  private Long threads = 1L;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  EvaluateCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public Integer call() {
    var text = NetworkText.read(path, root);
    var compilation = text.compile("", Map.of()).compilation();
    var network = text.network(compilation, architecture);
    var file = weights != null ? weights : ofRun(text);
    var wanted = search != null ? search : text.run().map(RunSpec::search).orElse(null);
    var chosen = Chosen.one("search", wanted, compilation.searches(), Search::name);
    var data = data(InputPaths.beside(text.file(), chosen));
    int used = (int) Math.min(Math.max(threads, 1), 1024);
    var figures =
        engines
            .open(DeviceOption.checked(device), used)
            .figures(network.network().withoutIdleHeads(), data, file);
    if (!figures.sameData()) {
      console.err().line("The weights were trained on other data than these.");
    }
    var cost = Costs.of(network.network());
    console.out().line(json ? json(network, cost, figures) : text(cost, figures));
    return ExitStatus.DONE;
  }

  private Path ofRun(NetworkText text) {
    if (text.run().isEmpty()) {
      throw new UsageException("`--weights FILE` says which weights a network of a file has.");
    }
    return RunReport.of(RunDirectory.open(path)).best().stream()
        .flatMap(best -> best.files().stream())
        .filter(file -> file.toString().endsWith(".safetensors"))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "The run `%s` has trained no network; `nasc train %s` does."
                        .formatted(path, path)));
  }

  /** Those of the last training of a search. */
  private static Data data(Search search) {
    return search.phases().stream()
        .filter(Phase.Train.class::isInstance)
        .flatMap(phase -> ((Phase.Train) phase).data().stream())
        .reduce((first, second) -> second)
        .orElse(search.data());
  }

  private static String json(
      Compilation.NamedArchitecture network, Cost cost, NetworkFigures figures) {
    var object = new JsonObject();
    object.addProperty("schema", 1);
    object.addProperty("space", network.space().name());
    object.add("architecture", CandidateJson.of(network.architecture()));
    object.add("accuracy", CandidateJson.number(figures.accuracy()));
    object.add("testAccuracy", CandidateJson.number(figures.testAccuracy()));
    object.addProperty("macs", cost.macs());
    object.addProperty("params", cost.params());
    object.addProperty("activationBytes", cost.activationBytes());
    object.add("latencyMillis", CandidateJson.number(1e3 * figures.latencySeconds()));
    return object.toString();
  }

  private static String text(Cost cost, NetworkFigures figures) {
    return """
        accuracy                 %s
        test accuracy            %s
        multiply-adds            %s
        parameters               %s
        latency of one image     %.3f ms"""
        .formatted(
            Figures.percent(figures.accuracy()),
            Figures.percent(figures.testAccuracy()),
            Figures.count(cost.macs()),
            Figures.count(cost.params()),
            1e3 * figures.latencySeconds());
  }
}
