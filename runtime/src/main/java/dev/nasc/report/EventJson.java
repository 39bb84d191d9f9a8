package dev.nasc.report;

import com.google.gson.JsonObject;
import dev.nasc.phase.Progress;
import dev.nasc.run.LoggedTrial;
import dev.nasc.search.CandidateJson;

/**
 * What happens in a run, one JSON object an event: {@code run --json}, {@code watch --json}, the
 * report.
 */
public final class EventJson {
  private EventJson() {}

  public static JsonObject event(String kind) {
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("event", kind);
    return json;
  }

  /** The first: where the run is. */
  public static JsonObject run(String directory) {
    var json = event("run");
    json.addProperty("run", directory);
    return json;
  }

  /**
   * A phase that begins or ends.
   *
   * @param state {@code began} or {@code done}
   */
  public static JsonObject phase(String label, String state) {
    var json = event("phase");
    json.addProperty("phase", label);
    json.addProperty("state", state);
    return json;
  }

  public static JsonObject progress(Progress progress) {
    var figures = new JsonObject();
    progress
        .figures()
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                figures.add(name, CandidateJson.number(value));
              }
            });
    var json = event("progress");
    json.addProperty("phase", progress.label());
    json.addProperty("done", progress.done());
    json.addProperty("total", progress.total());
    json.addProperty("unit", progress.unit());
    json.add("figures", figures);
    return json;
  }

  /** How far a phase was, told to one who comes later. */
  public static JsonObject past(Progress progress) {
    var json = progress(progress);
    json.addProperty("past", true);
    return json;
  }

  public static JsonObject trial(LoggedTrial trial) {
    var json = event("trial");
    trial.toJson().entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
    return json;
  }

  public static JsonObject note(String sentence) {
    var json = event("note");
    json.addProperty("message", sentence);
    return json;
  }
}
