package dev.nasc.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nasc.bench.Bench;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Spread;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What a benchmark came to.
 *
 * @param whole the hypervolume of the table's own front; the runs' are told as shares of it
 */
record BenchReport(Bench bench, Bench.Outcome outcome, double whole) {

  void write(Output out, boolean json) {
    if (json) {
      outcome.runs().forEach(run -> out.line(of(run).toString()));
      out.line(toJson().toString());
    } else {
      out.line(text());
    }
  }

  private JsonObject of(Bench.Run run) {
    var json = new JsonObject();
    json.addProperty("seed", run.seed());
    json.add("best", number(run.best()));
    json.add("reported", number(run.reported()));
    run.hypervolume().ifPresent(volume -> json.add("hypervolume", number(volume / whole)));
    return json;
  }

  private JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("search", bench.search().name());
    json.addProperty("strategy", bench.phase().strategy().word());
    json.addProperty("seeds", outcome.runs().size());
    json.addProperty("evaluations", bench.phase().trials());
    json.add("best", spread(Bench.Run::best));
    json.add("reported", spread(Bench.Run::reported));
    json.add("hypervolume", hypervolume());
    json.add("evaluationsPerSecond", number(Math.rint(outcome.evaluationsPerSecond())));
    return json;
  }

  private JsonElement hypervolume() {
    if (!hasVolume()) {
      return JsonNull.INSTANCE;
    }
    var volumes = volumes();
    var json = new JsonObject();
    json.add("mean", number(volumes.average().orElseThrow()));
    json.add("min", number(volumes().min().orElseThrow()));
    return json;
  }

  private boolean hasVolume() {
    return outcome.runs().stream().allMatch(run -> run.hypervolume().isPresent());
  }

  private DoubleStream volumes() {
    return outcome.runs().stream().mapToDouble(run -> run.hypervolume().orElseThrow() / whole);
  }

  private JsonObject spread(ToDoubleFunction<Bench.Run> value) {
    var spread = Spread.of(outcome.runs().stream().mapToDouble(value).toArray());
    var json = new JsonObject();
    json.add("mean", number(spread.mean()));
    json.add("sd", number(spread.deviation()));
    json.add("min", number(spread.least()));
    json.add("max", number(spread.greatest()));
    return json;
  }

  /** Nothing was found where all trials failed, or broke a limit. */
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? CandidateJson.number(value) : JsonNull.INSTANCE;
  }

  private String text() {
    var best = Spread.of(outcome.runs().stream().mapToDouble(Bench.Run::best).toArray());
    var reported = Spread.of(outcome.runs().stream().mapToDouble(Bench.Run::reported).toArray());
    var lines =
        "%s: %s, %d runs of %d evaluations, %,d evaluations a second%n  %-12s %s%n  %-12s %s"
            .formatted(
                bench.search().name(),
                bench.phase().strategy().word(),
                outcome.runs().size(),
                bench.phase().trials(),
                Math.round(outcome.evaluationsPerSecond()),
                "best",
                best.words(),
                "reported",
                reported.words());
    return hasVolume()
        ? lines + "%n  %-12s %s".formatted("hypervolume", Spread.of(volumes().toArray()).words())
        : lines;
  }
}
