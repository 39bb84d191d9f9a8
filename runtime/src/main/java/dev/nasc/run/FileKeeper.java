package dev.nasc.run;

import dev.nasc.phase.PhaseContext.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Checkpoints and artefacts: a file counts once its row is in the store, and is used only while it
 * still has the hash that the row says.
 */
final class FileKeeper {
  /** So many checkpoints of a phase are kept: should the newest be damaged, there is another. */
  private static final int GENERATIONS = 2;

  private final RunDirectory directory;
  private final EventLog log;
  private final Consumer<String> notes;
  private final Set<Path> verified = new HashSet<>();

  FileKeeper(RunDirectory directory, EventLog log, Consumer<String> notes) {
    this.directory = directory;
    this.log = log;
    this.notes = notes;
  }

  void saveArtefact(String label, String file, FileWriter writer) {
    var path = artefactPath(label, file);
    try {
      log.artefact(label, file, AtomicFile.write(path, writer));
    } catch (IOException e) {
      throw IoFailures.of(path, e);
    }
  }

  Path artefact(String label, String file) {
    var path = artefactPath(label, file);
    var expected =
        log.artefactHash(label, file)
            .orElseThrow(() -> new RunException("The run has no `%s` yet.".formatted(path)));
    if (!verified.contains(path) && !hasHash(path, expected)) {
      throw new RunException(
          "`%s` is missing or was changed since the run wrote it; put it back to go on."
              .formatted(path));
    }
    verified.add(path);
    return path;
  }

  void saveCheckpoint(String label, long step, FileWriter writer) {
    var store = log.store();
    long id =
        store
            .first(row -> row.getLong(1), "SELECT coalesce(max(id), 0) + 1 FROM checkpoint")
            .orElse(1L);
    // A name that was never used: the file of a row is never written again.
    var file = directory.checkpoints(label).resolve("%d-%d.ckpt".formatted(step, id));
    try {
      var hash = AtomicFile.write(file, writer);
      store.update(
          "INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?)",
          id,
          label,
          step,
          file.getFileName().toString(),
          hash);
      store.update(
          """
          DELETE FROM checkpoint WHERE phase = ?1 AND id NOT IN
            (SELECT id FROM checkpoint WHERE phase = ?1 ORDER BY id DESC LIMIT ?2)
          """,
          label,
          GENERATIONS);
      log.commit();
      deleteOthers(label);
    } catch (IOException e) {
      throw IoFailures.of(file, e);
    }
  }

  /** The newest checkpoint that is whole. */
  Optional<Path> checkpoint(String label) {
    var damaged = false;
    for (var saved : checkpoints(label)) {
      var path = directory.checkpoints(label).resolve(saved.file());
      if (hasHash(path, saved.sha256())) {
        if (damaged) {
          notes.accept(
              "The newest checkpoint of `%s` is damaged; going on from the one before it, step %d."
                  .formatted(label, saved.step()));
        }
        return Optional.of(path);
      }
      damaged = true;
      log.store().update("DELETE FROM checkpoint WHERE id = ?", saved.id());
    }
    if (damaged) {
      notes.accept("No checkpoint of `%s` is whole; the phase begins anew.".formatted(label));
    }
    return Optional.empty();
  }

  private record Saved(long id, long step, String file, String sha256) {}

  private List<Saved> checkpoints(String label) {
    return log.store()
        .list(
            row -> new Saved(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)),
            "SELECT id, step, file, sha256 FROM checkpoint WHERE phase = ? ORDER BY id DESC",
            label);
  }

  private void deleteOthers(String label) throws IOException {
    var kept = checkpoints(label).stream().map(Saved::file).collect(Collectors.toSet());
    try (var files = Files.list(directory.checkpoints(label))) {
      for (var file : files.toList()) {
        if (!kept.contains(String.valueOf(file.getFileName()))) {
          Files.delete(file);
        }
      }
    }
  }

  private Path artefactPath(String label, String file) {
    return directory.file(label).resolve(file);
  }

  private static boolean hasHash(Path file, String expected) {
    try {
      return AtomicFile.sha256(file).equals(expected);
    } catch (IOException e) {
      return false;
    }
  }
}
