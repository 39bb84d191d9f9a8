package dev.nasc.report;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.graph.ArchitectureGraph;
import dev.nasc.model.Architecture;
import dev.nasc.run.EventLog;
import dev.nasc.run.ProgressLog;
import dev.nasc.run.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as one page that opens anywhere: front, trials, losses, importance of choices, the found
 * architectures as graphs. It fetches nothing, and nothing but its own script runs on it, which its
 * policy names by hash; what came from files stands in it as data.
 */
public final class HtmlReport {
  private static final int MOST_GRAPHS = 40;

  private final RunDirectory directory;
  private final Optional<WalkedSpace> space;

  private HtmlReport(RunDirectory directory, Optional<WalkedSpace> space) {
    this.directory = directory;
    this.space = space;
  }

  /**
   * The page's text; two reports of one run are equal.
   *
   * @param space that was searched; without it there are no graphs
   */
  public static String of(RunDirectory directory, Optional<WalkedSpace> space) {
    return new HtmlReport(directory, space).page();
  }

  private String page() {
    var script = ViewScript.of("report-page");
    var style = ViewScript.text("style.css");
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '%s'; style-src '%s'">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main id="view"></main>
        <script type="application/json" id="data">%s</script>
        <script>%s</script>
        </body>
        </html>
        """
        .formatted(
            hash(script), hash(style), escaped(name()), style, new Gson().toJson(data()), script);
  }

  private String name() {
    return String.valueOf(directory.path().toAbsolutePath().normalize().getFileName());
  }

  /** Gson writes {@code <}, {@code >} and {@code &} as escapes, so no text ends the element. */
  private JsonObject data() {
    try (var log = EventLog.openToRead(directory)) {
      var report = RunReport.of(directory);
      var data = new JsonObject();
      data.addProperty("run", name());
      data.add("events", events(report, log));
      data.add("importance", importance(report, log));
      data.add("graphs", graphs(report));
      var spec = log.spec();
      data.addProperty(
          "origin",
          "Search %s, seed %d, nasc %s.".formatted(spec.search(), spec.seed(), spec.nasc()));
      return data;
    }
  }

  private static JsonObject importance(RunReport report, EventLog log) {
    var json = new JsonObject();
    var objective = report.objectives().get(0);
    var trials = log.trials();
    var last = trials.isEmpty() ? "" : trials.get(trials.size() - 1).phase();
    var all = trials.stream().filter(it -> it.phase().equals(last)).map(it -> it.trial()).toList();
    json.addProperty("objective", objective.word());
    json.add("choices", Importance.toJson(Importance.of(all, objective)));
    return json;
  }

  private JsonArray events(RunReport report, EventLog log) {
    var events = new JsonArray();
    var snapshot = EventJson.event("snapshot");
    snapshot.add("result", report.toJson(path -> String.valueOf(path.getFileName())));
    events.add(snapshot);
    ProgressLog.read(directory).forEach(progress -> events.add(EventJson.past(progress)));
    log.trials().forEach(trial -> events.add(EventJson.trial(trial)));
    log.donePhases().forEach(phase -> events.add(EventJson.phase(phase, "done")));
    return events;
  }

  private JsonArray graphs(RunReport report) {
    Map<String, Architecture> found = new LinkedHashMap<>();
    report.best().ifPresent(best -> found.put("best", best.architecture()));
    int number = 1;
    for (var member : report.front()) {
      found.put("front " + number++, member.architecture());
    }
    var graphs = new JsonArray();
    space.ifPresent(
        it ->
            found.entrySet().stream()
                .limit(MOST_GRAPHS)
                .forEach(each -> graph(it, each.getKey(), each.getValue()).ifPresent(graphs::add)));
    return graphs;
  }

  private static Optional<JsonObject> graph(
      WalkedSpace space, String name, Architecture architecture) {
    Map<String, String> decisions = new LinkedHashMap<>();
    architecture.decisions().forEach((at, option) -> decisions.put(at.text(), option));
    return ArchitectureGraph.of(space, decisions)
        .map(
            graph -> {
              var json = new JsonObject();
              json.addProperty("name", name);
              json.add("graph", new Gson().toJsonTree(graph));
              return json;
            });
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean special = "<>&\"'".indexOf(letter) >= 0;
      escaped.append(special ? String.format(Locale.ROOT, "&#%d;", (int) letter) : letter);
    }
    return escaped.toString();
  }
}
