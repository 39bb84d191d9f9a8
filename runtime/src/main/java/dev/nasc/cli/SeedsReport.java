package dev.nasc.cli;

import com.google.gson.JsonObject;
import dev.nasc.report.RunComparison;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Spread;

/** What the runs of several seeds came to together. */
record SeedsReport(String objective, int seeds, Spread best) {

  static SeedsReport of(RunComparison runs) {
    var best = runs.runs().stream().flatMapToDouble(run -> run.best().stream()).toArray();
    return new SeedsReport(runs.objective(), runs.runs().size(), Spread.of(best));
  }

  void write(Output out, boolean json) {
    out.line(json ? toJson().toString() : text());
    out.flush();
  }

  private JsonObject toJson() {
    var spread = new JsonObject();
    spread.add("mean", CandidateJson.number(best.mean()));
    spread.add("sd", CandidateJson.number(best.deviation()));
    spread.add("min", CandidateJson.number(best.least()));
    spread.add("max", CandidateJson.number(best.greatest()));
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("objective", objective);
    json.addProperty("seeds", seeds);
    json.add("best", spread);
    return json;
  }

  private String text() {
    return "Best %s of %d seeds: %s".formatted(objective, seeds, best.words());
  }
}
