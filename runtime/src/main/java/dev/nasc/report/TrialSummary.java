package dev.nasc.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.phase.FrontFile;
import dev.nasc.run.EventLog;
import dev.nasc.run.LoggedTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the trials of a run have come to.
 *
 * @param front of the last phase that has trials, best first
 * @param asked over all phases
 * @param failed of them
 */
record TrialSummary(List<FrontFile.Member> front, long asked, long failed) {
  TrialSummary {
    front = List.copyOf(front);
  }

  /** That of the log, trial by trial. */
  static TrialSummary of(EventLog log) {
    var logged = log.trials();
    if (logged.isEmpty()) {
      return new TrialSummary(List.of(), 0, 0);
    }
    var last = logged.get(logged.size() - 1).phase();
    var trials =
        logged.stream().filter(l -> l.phase().equals(last)).map(LoggedTrial::trial).toList();
    return new TrialSummary(
        FrontFile.of(trials, log.spec().objectives()),
        logged.size(),
        logged.stream().filter(LoggedTrial::isFailed).count());
  }

  /** As the report of a run that is done has kept it: a log of a million trials is long. */
  static Optional<TrialSummary> read(Path report) {
    try {
      var json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
      return json.has("trials") ? Optional.of(read(json)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // there is none, or somebody wrote another: the log has it all
    }
  }

  private static TrialSummary read(JsonObject json) {
    return new TrialSummary(
        FrontFile.members(json.getAsJsonArray("front")),
        json.get("trials").getAsLong(),
        json.get("failed").getAsLong());
  }
}
