package dev.nasc.report;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nasc.model.plan.Objective;
import dev.nasc.phase.FrontFile;
import dev.nasc.run.EventLog;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunStatus;
import dev.nasc.search.CandidateJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run has come to, read off its directory: the same for one that just ended, one that was
 * interrupted and one of last year.
 *
 * @param reason why it failed; empty where it did not
 * @param search that it runs, by its name in the file
 * @param objectives of it, the first first
 * @param front of the last phase that has trials, best first
 * @param trials asked, over all phases
 * @param failed of them
 * @param timed what of it hangs on timing, a sentence each: the same seed may end otherwise
 * @param seconds spent, over all sessions
 */
public record RunReport(
    RunStatus status,
    String reason,
    Path run,
    String search,
    List<Objective> objectives,
    List<FrontFile.Member> front,
    Optional<BestNetwork> best,
    long trials,
    long failed,
    List<String> timed,
    double seconds) {
  private static final int SCHEMA = 1;

  public RunReport {
    objectives = List.copyOf(objectives);
    front = List.copyOf(front);
    timed = List.copyOf(timed);
  }

  public static RunReport of(RunDirectory directory) {
    return of(directory, directory.isInUse());
  }

  /**
   * The same for the process that works on the run: it must not ask whether it does, because to
   * close the file it asks takes its own lock away (a rule of POSIX).
   */
  public static RunReport ofOwn(RunDirectory directory) {
    return of(directory, false);
  }

  private static RunReport of(RunDirectory directory, boolean inUse) {
    try (var log = EventLog.openToRead(directory)) {
      var status = log.status(inUse);
      var trials =
          Optional.of(directory.report())
              .filter(file -> status == RunStatus.DONE)
              .flatMap(TrialSummary::read)
              .orElseGet(() -> TrialSummary.of(log));
      var front = trials.front();
      return new RunReport(
          status,
          log.reason(),
          directory.path(),
          log.spec().search(),
          log.spec().objectives(),
          front,
          BestNetwork.of(directory, log, front),
          trials.asked(),
          trials.failed(),
          log.timed(),
          log.seconds());
    }
  }

  /**
   * The result object.
   *
   * @param naming how a path is written
   */
  public JsonObject toJson(Function<Path, String> naming) {
    var members = new JsonArray();
    front.forEach(member -> members.add(member.toJson()));
    var json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("status", status.word());
    if (status == RunStatus.FAILED) {
      json.addProperty("reason", reason);
    }
    json.addProperty("run", naming.apply(run));
    json.addProperty("search", search);
    json.add("objectives", sought());
    json.add("front", members);
    json.add("best", best.<JsonElement>map(b -> b.toJson(naming)).orElse(JsonNull.INSTANCE));
    json.addProperty("trials", trials);
    json.addProperty("failed", failed);
    if (!timed.isEmpty()) {
      json.add("timed", new Gson().toJsonTree(timed));
    }
    json.add("seconds", CandidateJson.number(Math.round(seconds * 1000) / 1000.0));
    return json;
  }

  private JsonArray sought() {
    var list = new JsonArray();
    for (var objective : objectives) {
      var json = new JsonObject();
      json.addProperty("name", objective.word());
      json.addProperty("direction", objective.direction().name().toLowerCase(Locale.ROOT));
      list.add(json);
    }
    return list;
  }
}
