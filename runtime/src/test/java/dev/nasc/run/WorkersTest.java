package dev.nasc.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.phase.Spaces;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials in processes of their own. */
class WorkersTest {
  private static final int NEVER = -1;

  @TempDir Path folder;
  private List<String> alone = List.of();

  @BeforeEach
  void runAlone() {
    var directory = ToyRun.create(folder.resolve("alone"));
    ToyRun.run(directory, () -> {}, new ToyRun.Watcher());
    alone = ToyRun.trials(directory);
  }

  @Test
  void severalWorkersEndAsOneProcessDoes() {
    assertEquals(alone, trials(3, NEVER, 0));
  }

  @Test
  void aWorkerThatDiesCostsNothing() {
    assertEquals(alone, trials(2, 5, 2));
  }

  @Test
  void aTrialThatKillsEveryWorkerHasFailed() {
    var trials = trials(2, 29, 1000);

    assertEquals(alone.subList(0, 29), trials.subList(0, 29));
    assertTrue(
        trials.get(29).endsWith("\"status\":\"failed\",\"reason\":\"its worker died 3 times\"}"),
        () -> trials.get(29));
  }

  @Test
  void noTrialIsAskedForOfWorkersThatCannotBegin() throws Exception {
    requireRefused(ToyWorker.REFUSING);
  }

  @Test
  void aRefusalIsHeardBehindADeath() throws Exception {
    requireRefused(ToyWorker.REFUSING_LAST);
  }

  private void requireRefused(String how) throws Exception {
    var directory = ToyRun.create(folder.resolve("run"));
    try (var runner = ToyRun.open(directory)) {
      var workers = new Workers(2, command(how, 0));
      assertEquals(RunStatus.FAILED, run(runner, workers));
    }
    try (var log = EventLog.openToRead(directory)) {
      assertEquals("The data are too few.", log.reason());
    }
    assertEquals(List.of(), ToyRun.trials(directory));
  }

  private List<String> trials(int workers, int deadly, int often) {
    var directory = ToyRun.create(folder.resolve("run"));
    try (var runner = ToyRun.open(directory)) {
      var all = new Workers(workers, command(String.valueOf(deadly), often));
      assertEquals(RunStatus.DONE, run(runner, all));
    }
    return ToyRun.trials(directory);
  }

  private static RunStatus run(Runner runner, Workers workers) {
    var engine = new ToyEngine(ToyRun.SPACE, () -> {});
    return runner.run(engine, ToyRun.SEARCH, Spaces.of(ToyRun.SPACE), workers);
  }

  private static List<String> command(String deadly, int often) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ToyWorker.class.getName(),
        deadly,
        String.valueOf(often));
  }
}
