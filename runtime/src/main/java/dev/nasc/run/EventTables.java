package dev.nasc.run;

import java.util.List;

/**
 * The tables of a run's store, which users open with any SQLite tool; {@code trial} is for them.
 */
final class EventTables {
  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
          """
          CREATE TABLE event (
            seq INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('phase', 'asked', 'told', 'artefact')),
            phase TEXT NOT NULL,
            trial INTEGER,
            body TEXT NOT NULL)
          """,
          // A trial is told at most once.
          "CREATE UNIQUE INDEX once ON event (phase, trial, kind) WHERE trial IS NOT NULL",
          """
          CREATE TABLE timing (
            seq INTEGER PRIMARY KEY REFERENCES event, at TEXT NOT NULL, seconds REAL NOT NULL)
          """,
          """
          CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            process TEXT NOT NULL,
            began TEXT NOT NULL,
            seconds REAL NOT NULL)
          """,
          """
          CREATE TABLE checkpoint (
            id INTEGER PRIMARY KEY,
            phase TEXT NOT NULL,
            step INTEGER NOT NULL,
            file TEXT NOT NULL,
            sha256 TEXT NOT NULL)
          """,
          """
          CREATE VIEW trial AS
          SELECT
            asked.phase,
            asked.trial,
            asked.body ->> 'seed' AS seed,
            asked.body ->> 'candidate' AS candidate,
            told.body ->> 'status' AS status,
            told.body ->> 'objectives' AS objectives,
            told.body ->> 'reason' AS reason,
            timing.seconds
          FROM event AS asked
          LEFT JOIN event AS told
            ON told.kind = 'told' AND told.phase = asked.phase AND told.trial = asked.trial
          LEFT JOIN timing ON timing.seq = told.seq
          WHERE asked.kind = 'asked'
          ORDER BY asked.seq
          """);

  private EventTables() {}
}
