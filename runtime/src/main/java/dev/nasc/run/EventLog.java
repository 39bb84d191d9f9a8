package dev.nasc.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Effort;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a run, in one total order: what a strategy is a fold over. Clock, host and
 * process stand in tables of their own, so that the events of two runs of one seed are equal.
 */
public final class EventLog implements AutoCloseable {
  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapter(Objective.class, new ObjectiveJson()).create();

  private static final String TIMED = "timed";

  private final Store store;
  private final long opened = System.nanoTime();
  private double before;

  private EventLog(Store store) {
    this.store = store;
  }

  /** The log of a new run, before its first event. */
  static void create(RunDirectory directory, RunSpec spec) {
    try (var store = Store.create(directory.store(), EventTables.SCHEMA)) {
      var log = new EventLog(store);
      log.put("spec", GSON.toJson(spec));
      log.put("status", RunStatus.INTERRUPTED.word());
      store.commit();
    }
  }

  /** Opens the log to go on with the run. */
  static EventLog open(RunDirectory directory, Consumer<String> notes) {
    var log = new EventLog(Store.open(directory.store(), notes));
    log.before = log.seconds();
    log.store.update(
        "INSERT INTO session (process, began, seconds) VALUES (?, ?, 0)",
        ProcessHandle.current().pid() + " on " + RunLock.host(),
        Instant.now().toString());
    return log;
  }

  /** Opens the log to look at it. */
  public static EventLog openToRead(RunDirectory directory) {
    return new EventLog(Store.openToRead(directory.store()));
  }

  Store store() {
    return store;
  }

  public RunSpec spec() {
    return GSON.fromJson(get("spec"), RunSpec.class);
  }

  /**
   * Where the run stands. What was written last is not enough: one that was killed still says that
   * it is running.
   */
  public RunStatus status(boolean inUse) {
    var written = RunStatus.of(get("status"));
    return inUse
        ? RunStatus.RUNNING
        : written == RunStatus.RUNNING ? RunStatus.INTERRUPTED : written;
  }

  /** Why the run failed; empty where it did not. */
  public String reason() {
    return get("reason");
  }

  void status(RunStatus status, String reason) {
    put("status", status.word());
    put("reason", reason);
    commit();
  }

  /** The seconds that were spent on the run, over all its sessions. */
  public double seconds() {
    return store.first(row -> row.getDouble(1), "SELECT sum(seconds) FROM session").orElse(0.0);
  }

  /** The same up to this moment, of a run that goes on. */
  double used() {
    return before + (System.nanoTime() - opened) / 1e9;
  }

  /** What of the run hangs on timing, a sentence each, so that one seed may end otherwise again. */
  public List<String> timed() {
    return get(TIMED).lines().toList();
  }

  void timed(String sentence) {
    if (!timed().contains(sentence)) {
      put(TIMED, (get(TIMED) + "\n" + sentence).strip());
      commit();
    }
  }

  /** All trials of the run, in the order in which they were asked. */
  public List<LoggedTrial> trials() {
    return trialsAfter(0);
  }

  /** The trials that were told after event {@code seq}, and those that are not told yet. */
  public List<LoggedTrial> trialsAfter(long seq) {
    return store.list(
        EventLog::readTrial,
        """
        SELECT asked.phase, asked.trial, asked.body, told.body, told.seq
        FROM event AS asked
        LEFT JOIN event AS told
          ON told.kind = 'told' AND told.phase = asked.phase AND told.trial = asked.trial
        WHERE asked.kind = 'asked' AND (told.seq IS NULL OR told.seq > ?)
        ORDER BY asked.seq
        """,
        seq);
  }

  /** The asked and the told of a phase, in their order. */
  List<TrialEvent> events(String phase) {
    Map<Integer, Trial> trials = new HashMap<>();
    return store.list(
        row -> {
          int number = row.getInt(2);
          var body = JsonParser.parseString(row.getString(3)).getAsJsonObject();
          if (row.getString(1).equals("asked")) {
            var candidate = CandidateJson.architecture(body.getAsJsonObject("candidate"));
            var trial = new Trial(number, candidate, Effort.in(body), Optional.empty());
            trials.put(number, trial);
            return new TrialEvent.Asked(trial);
          }
          var asked = Objects.requireNonNull(trials.get(number), "told before it was asked");
          return new TrialEvent.Told(asked.with(readTold(row.getString(3))));
        },
        """
        SELECT kind, trial, body FROM event
        WHERE phase = ? AND kind IN ('asked', 'told') ORDER BY seq
        """,
        phase);
  }

  /** Written together with what comes next: a trial that was not told runs again in any case. */
  void asked(String phase, Trial trial, long seed) {
    var body = new JsonObject();
    body.addProperty("seed", seed);
    body.add("candidate", CandidateJson.of(trial.candidate()));
    trial.effort().into(body);
    insert("asked", phase, trial.number(), body);
  }

  /** Durable after the next {@link #commit}. */
  void told(String phase, int trial, Evaluation evaluation, double seconds) {
    insert("told", phase, trial, EvaluationJson.of(evaluation));
    store.update(
        "INSERT INTO timing VALUES (last_insert_rowid(), ?, ?)", Instant.now().toString(), seconds);
  }

  /** The phases that are done, in order. */
  public List<String> donePhases() {
    return store.list(
        row -> row.getString(1), "SELECT phase FROM event WHERE kind = 'phase' ORDER BY seq");
  }

  void done(String phase) {
    var body = new JsonObject();
    body.addProperty("state", "done");
    insert("phase", phase, null, body);
    commit();
  }

  void artefact(String phase, String file, String sha256) {
    var body = new JsonObject();
    body.addProperty("file", file);
    body.addProperty("sha256", sha256);
    insert("artefact", phase, null, body);
    commit();
  }

  /** The phases that have kept an artefact of this name, in order. */
  public List<String> phasesWith(String file) {
    return store.list(
        row -> row.getString(1),
        """
        SELECT phase FROM event
        WHERE kind = 'artefact' AND body ->> 'file' = ? GROUP BY phase ORDER BY max(seq)
        """,
        file);
  }

  /** The SHA-256 of an artefact as it was last kept. */
  Optional<String> artefactHash(String phase, String file) {
    return store.first(
        row -> row.getString(1),
        """
        SELECT body ->> 'sha256' FROM event
        WHERE kind = 'artefact' AND phase = ? AND body ->> 'file' = ? ORDER BY seq DESC
        """,
        phase,
        file);
  }

  /** Makes all that was written durable, with the time that was used up to now. */
  void commit() {
    store.update(
        "UPDATE session SET seconds = ? WHERE id = (SELECT max(id) FROM session)",
        (System.nanoTime() - opened) / 1e9);
    store.commit();
  }

  /** Leaves a store that is one plain file. */
  void closeForGood() {
    commit();
    store.closeForGood();
  }

  @Override
  public void close() {
    store.close();
  }

  private void insert(String kind, String phase, @Nullable Integer trial, JsonObject body) {
    store.update(
        "INSERT INTO event (kind, phase, trial, body) VALUES (?, ?, ?, ?)",
        kind,
        phase,
        trial,
        body.toString());
  }

  private void put(String key, String value) {
    store.update("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value);
  }

  private String get(String key) {
    return store
        .first(row -> row.getString(1), "SELECT value FROM meta WHERE key = ?", key)
        .orElse("");
  }

  private static LoggedTrial readTrial(ResultSet row) throws SQLException {
    var asked = JsonParser.parseString(row.getString(3)).getAsJsonObject();
    var candidate = CandidateJson.architecture(asked.getAsJsonObject("candidate"));
    var told = Optional.ofNullable(row.getString(4)).map(EventLog::readTold);
    return new LoggedTrial(
        row.getString(1),
        new Trial(row.getInt(2), candidate, Effort.in(asked), told),
        asked.get("seed").getAsLong(),
        row.getLong(5));
  }

  private static Evaluation readTold(String body) {
    return EvaluationJson.read(JsonParser.parseString(body).getAsJsonObject());
  }
}
