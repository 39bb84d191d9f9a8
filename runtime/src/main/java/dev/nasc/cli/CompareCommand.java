package dev.nasc.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nasc.report.RunComparison;
import dev.nasc.run.RunDirectory;
import dev.nasc.search.CandidateJson;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = "Compare runs of searches with the same goals.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "The runs' directories.")
  private List<Path> directories = List.of();

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var comparison = RunComparison.of(directories.stream().map(RunDirectory::open).toList());
    console.out().line(json ? toJson(comparison).toString() : text(comparison));
    return ExitStatus.DONE;
  }

  private static JsonObject toJson(RunComparison comparison) {
    var runs = new JsonArray();
    for (var run : comparison.runs()) {
      var one = new JsonObject();
      one.addProperty("run", Paths.absolute(run.path()));
      one.addProperty("search", run.search());
      one.addProperty("seed", run.seed());
      one.addProperty("status", run.status().word());
      one.addProperty("trials", run.trials());
      one.add("best", number(run.best()));
      one.add("hypervolume", number(run.hypervolume()));
      runs.add(one);
    }
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("objective", comparison.objective());
    json.add("runs", runs);
    return json;
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isPresent() ? CandidateJson.number(value.getAsDouble()) : JsonNull.INSTANCE;
  }

  private static String text(RunComparison comparison) {
    var lines = new StringBuilder();
    lines.append(
        "%-32s %-12s %8s %14s %14s"
            .formatted("run", "status", "trials", "best " + comparison.objective(), "hypervolume"));
    for (var run : comparison.runs()) {
      lines.append(
          "%n%-32s %-12s %8d %14s %14s"
              .formatted(
                  run.path(),
                  run.status().word(),
                  run.trials(),
                  figure(run.best()),
                  figure(run.hypervolume())));
    }
    return lines.toString();
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? "%.6g".formatted(value.getAsDouble()) : "";
  }
}
