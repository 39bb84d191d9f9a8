package dev.nasc.run;

import com.google.gson.JsonObject;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Trial;

/**
 * A trial as the log holds it.
 *
 * @param seed of its evaluation
 * @param told the place of the evaluation in the order of events; 0 while there is none
 */
public record LoggedTrial(String phase, Trial trial, long seed, long told) {
  static final String SCORED = "scored";
  static final String FAILED = "failed";

  /** The word for how it stands: {@code asked}, {@code scored} or {@code failed}. */
  public String status() {
    var evaluation = trial.evaluation();
    return evaluation.isEmpty() ? "asked" : evaluation.get() instanceof Scored ? SCORED : FAILED;
  }

  public boolean isFailed() {
    return status().equals(FAILED);
  }

  /** The canonical log's line: no clock, host or path, equal in every run of one seed. */
  public JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("trial", trial.number());
    json.addProperty("phase", phase);
    json.add("candidate", CandidateJson.of(trial.candidate()));
    trial.effort().into(json);
    json.addProperty("seed", seed);
    json.addProperty("status", status());
    trial
        .evaluation()
        .map(EvaluationJson::of)
        .ifPresent(told -> told.entrySet().forEach(it -> json.add(it.getKey(), it.getValue())));
    return json;
  }
}
