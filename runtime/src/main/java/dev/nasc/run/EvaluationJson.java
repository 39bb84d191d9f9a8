package dev.nasc.run;

import com.google.gson.JsonObject;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Failed;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import java.util.Map;

/** What came of a trial: {@code {"status": "scored", "objectives": {…}}}, or with a reason. */
final class EvaluationJson {
  private EvaluationJson() {}

  static JsonObject of(Evaluation evaluation) {
    var json = new JsonObject();
    if (evaluation instanceof Scored scored) {
      json.addProperty("status", LoggedTrial.SCORED);
      json.add("objectives", CandidateJson.of(scored.values()));
      if (!scored.noise().isEmpty()) {
        json.add("noise", CandidateJson.of(scored.noise()));
      }
      if (!scored.curve().isEmpty()) {
        json.add("curve", CandidateJson.numbers(scored.curve()));
      }
    } else if (evaluation instanceof Failed failed) {
      json.addProperty("status", LoggedTrial.FAILED);
      json.addProperty("reason", failed.reason());
    }
    return json;
  }

  static Evaluation read(JsonObject json) {
    return json.get("status").getAsString().equals(LoggedTrial.SCORED)
        ? new Scored(
            CandidateJson.values(json.getAsJsonObject("objectives")),
            json.has("noise") ? CandidateJson.values(json.getAsJsonObject("noise")) : Map.of(),
            CandidateJson.numbers(json.getAsJsonArray("curve")))
        : new Failed(json.get("reason").getAsString());
  }
}
