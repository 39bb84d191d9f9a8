package dev.nasc.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.MultiTrialPhase;
import dev.nasc.phase.PhaseFailure;
import dev.nasc.phase.Spaces;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Effort;
import dev.nasc.search.Evaluator;
import dev.nasc.search.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Evaluates the trials of one phase for another process: a line of JSON in, {@code {"trial": 3,
 * "candidate": {…}}}, a line out. It reads the run directory and writes nothing there. It ends when
 * its input does, also with the death of the other process.
 */
public final class Worker {
  /** What it says first, once it has all that it needs: {@code {"ready": true}}. */
  static final String READY = "ready";

  private Worker() {}

  /**
   * Answers until nobody asks any more.
   *
   * @param label of the phase
   * @param out takes each answer
   */
  public static void serve(
      RunDirectory directory,
      Engine engine,
      Search search,
      Spaces spaces,
      String label,
      BufferedReader in,
      Consumer<String> out)
      throws IOException {
    var context = new WorkerContext(directory, search, spaces);
    try (var evaluator = evaluator(engine, search, label, context)) {
      out.accept(ready().toString());
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        out.accept(answer(evaluator, JsonParser.parseString(line).getAsJsonObject()).toString());
      }
    } catch (PhaseFailure e) {
      out.accept(failure(e.getMessage()).toString());
    }
  }

  private static Evaluator evaluator(
      Engine engine, Search search, String label, WorkerContext context) {
    var phase =
        search.phases().stream()
            .filter(it -> it instanceof Phase.MultiTrial && it.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new RunException("The run has no trials in `" + label + "`."));
    return ((MultiTrialPhase) engine.runner(phase)).evaluators().apply(context);
  }

  private static JsonObject answer(Evaluator evaluator, JsonObject asked) {
    int number = asked.get("trial").getAsInt();
    var candidate = CandidateJson.architecture(asked.getAsJsonObject("candidate"));
    var evaluation =
        evaluator.evaluate(new Trial(number, candidate, Effort.in(asked), Optional.empty()));
    var json = EvaluationJson.of(evaluation);
    json.addProperty("trial", number);
    return json;
  }

  private static JsonObject ready() {
    var json = new JsonObject();
    json.addProperty(READY, true);
    return json;
  }

  /** The whole phase cannot go on. */
  private static JsonObject failure(String sentence) {
    var json = new JsonObject();
    json.addProperty("failure", sentence);
    return json;
  }
}
