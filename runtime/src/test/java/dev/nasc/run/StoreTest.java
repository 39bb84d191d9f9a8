package dev.nasc.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final List<String> SCHEMA = List.of("CREATE TABLE words (word TEXT NOT NULL)");

  @TempDir Path folder;

  @Test
  void aFullDiskIsToldAndWhatWasCommittedStays() {
    var file = folder.resolve("store");
    Store.create(file, SCHEMA).close();
    int committed = 0;
    RunException failure;
    try (var store = Store.open(file, note -> {})) {
      store.list(row -> row.getLong(1), "PRAGMA max_page_count = 8");
      failure = assertThrows(RunException.class, () -> fill(store));
      committed = words(store).size();
    }

    assertEquals(
        "The disk is full: `" + file + "` cannot be written. All that was stored before is kept.",
        failure.getMessage());
    try (var store = Store.openToRead(file)) {
      assertTrue(committed > 0);
      assertEquals(committed, words(store).size());
    }
  }

  @Test
  void whoReadsSeesOnlyWhatWasCommitted() {
    var file = folder.resolve("store");
    Store.create(file, SCHEMA).close();
    var seen = new ArrayList<Integer>();
    try (var writer = Store.open(file, note -> {})) {
      writer.update("INSERT INTO words VALUES (?)", "one");
      seen.add(read(file));
      writer.commit();
      seen.add(read(file));
    }

    assertEquals(List.of(0, 1), seen);
  }

  private static void fill(Store store) {
    for (int i = 0; i < 1000; i++) {
      store.update("INSERT INTO words VALUES (?)", "x".repeat(1000));
      store.commit();
    }
  }

  private static int read(Path file) {
    try (var reader = Store.openToRead(file)) {
      return words(reader).size();
    }
  }

  private static List<String> words(Store store) {
    return store.list(row -> row.getString(1), "SELECT word FROM words");
  }
}
