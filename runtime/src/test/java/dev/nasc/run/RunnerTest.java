package dev.nasc.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseFailure;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.run.ToyRun.Watcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir Path folder;
  private RunDirectory whole;

  @BeforeEach
  void runWithoutInterruption() {
    whole = ToyRun.create(folder.resolve("whole"));
    assertEquals(RunStatus.DONE, ToyRun.run(whole, RunnerTest::nothing, new Watcher()));
  }

  @Test
  void runsItsPhasesInOrderAndThenHasNothingLeftToDo() {
    var first = new Watcher();
    var directory = ToyRun.create(folder.resolve("run"));
    ToyRun.run(directory, RunnerTest::nothing, first);
    var second = new Watcher();
    ToyRun.run(directory, RunnerTest::nothing, second);

    assertEquals(
        List.of("net", "net done", "front", "front done", "best", "best done"), first.phases);
    assertEquals(List.of(), second.phases);
    assertEquals(30, ToyRun.trials(directory).size());
  }

  @Test
  void aFailedTrialIsRecordedWithItsReason() {
    assertTrue(
        ToyRun.trials(whole).stream()
            .anyMatch(
                line ->
                    line.endsWith("\"status\":\"failed\",\"reason\":\"the toy breaks here\"}")));
  }

  @Test
  void killedAtAnyPointItEndsAsIfNothingHadBeen() throws Exception {
    var directory = folder.resolve("killed");
    int kills = 0;
    // So many points between two deaths: inside training, a write, the search and the last phase.
    for (int points : List.of(2, 5, 0, 3, 1, 9, 4, 7, 1000)) {
      int exit = child(directory, points);
      kills += exit == 137 ? 1 : 0;
    }

    assertTrue(kills >= 7, "killed " + kills + " times");
    assertSameResult(RunDirectory.open(directory));
  }

  @Test
  void stoppedByAFileItCanBeResumed() throws IOException {
    var directory = ToyRun.create(folder.resolve("stopped"));
    var points = new AtomicInteger();
    Runnable stopInTheSearch =
        () -> {
          if (points.incrementAndGet() == 25) {
            StopSignal.request(directory);
            pause(250); // longer than the poll
          }
        };

    assertEquals(RunStatus.INTERRUPTED, ToyRun.run(directory, stopInTheSearch, new Watcher()));
    assertTrue(ToyRun.trials(directory).size() < 30);
    assertEquals(RunStatus.DONE, ToyRun.run(directory, RunnerTest::nothing, new Watcher()));
    assertSameResult(directory);
  }

  @Test
  void aDamagedCheckpointFallsBackToTheOneBefore() throws Exception {
    var path = folder.resolve("damaged");
    child(path, 10); // in step 7, after the checkpoints of steps 0, 3 and 6, of which two are kept
    var directory = RunDirectory.open(path);
    Files.writeString(newest(directory.checkpoints("net")), "6 junk");
    var watcher = new Watcher();

    assertEquals(RunStatus.DONE, ToyRun.run(directory, RunnerTest::nothing, watcher));
    assertEquals(
        List.of(
            "The newest checkpoint of `net` is damaged; going on from the one before it, step 3."),
        watcher.notes);
    assertSameResult(directory);
  }

  @Test
  void aDamagedStoreIsToldInOneSentence() throws IOException {
    var bytes = Files.readAllBytes(whole.store());
    java.util.Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5a);
    Files.write(whole.store(), bytes);
    var failure = assertThrows(RunException.class, () -> ToyRun.open(whole));

    assertTrue(
        failure.getMessage().startsWith("The store `" + whole.store() + "` is damaged"),
        failure.getMessage());
  }

  @Test
  void whatIsNoStoreIsToldInOneSentence() throws IOException {
    Files.write(whole.store(), "junk".repeat(4000).getBytes(StandardCharsets.UTF_8));
    var failure = assertThrows(RunException.class, () -> EventLog.openToRead(whole));

    assertTrue(failure.getMessage().contains("is damaged"), failure.getMessage());
  }

  @Test
  void anArtefactThatWasChangedIsNotUsed() throws Exception {
    var path = folder.resolve("changed");
    child(path, 25);
    var directory = RunDirectory.open(path);
    Files.writeString(directory.file("net").resolve("weights"), "7");
    var failure =
        assertThrows(
            RunException.class, () -> ToyRun.run(directory, RunnerTest::nothing, new Watcher()));

    assertTrue(failure.getMessage().contains("was changed since the run wrote it"));
  }

  @Test
  void aFullDiskEndsTheRunAndLosesNothing() {
    var directory = ToyRun.create(folder.resolve("full"));
    Engine full =
        new Delegate(
            new ToyEngine(ToyRun.SPACE, RunnerTest::nothing),
            phase ->
                phase instanceof Phase.Train
                    ? context -> {
                      context.saveArtefact(
                          "best",
                          "w",
                          file -> {
                            throw new IOException("No space left on device");
                          });
                      throw new AssertionError("unreachable");
                    }
                    : new ToyEngine(ToyRun.SPACE, RunnerTest::nothing).runner(phase));
    RunException failure;
    try (var runner = ToyRun.open(directory)) {
      failure =
          assertThrows(RunException.class, () -> runner.run(full, ToyRun.SEARCH, ToyRun.SPACE));
    }

    assertTrue(failure.getMessage().startsWith("The disk is full: `"), failure.getMessage());
    assertEquals(RunStatus.DONE, ToyRun.run(directory, RunnerTest::nothing, new Watcher()));
    assertSameResult(directory);
  }

  @Test
  void aPhaseThatCannotGoOnFailsTheRunWithItsReason() {
    var directory = ToyRun.create(folder.resolve("failed"));
    Engine refusing =
        new Delegate(
            new ToyEngine(ToyRun.SPACE, RunnerTest::nothing),
            phase ->
                context -> {
                  throw new PhaseFailure("Every loss is not a number.");
                });
    try (var runner = ToyRun.open(directory)) {
      assertEquals(RunStatus.FAILED, runner.run(refusing, ToyRun.SEARCH, ToyRun.SPACE));
    }
    try (var log = EventLog.openToRead(directory)) {
      assertEquals("Every loss is not a number.", log.reason());
    }
  }

  private record Delegate(Engine engine, java.util.function.Function<Phase, PhaseRunner> runners)
      implements Engine {
    @Override
    public PhaseRunner runner(Phase phase) {
      return runners.apply(phase);
    }

    @Override
    public NetworkFigures figures(Network network, Data data, Path weights) {
      return engine.figures(network, data, weights);
    }

    @Override
    public String fingerprint() {
      return engine.fingerprint();
    }

    @Override
    public String fingerprint(Search search) {
      return engine.fingerprint(search);
    }
  }

  private void assertSameResult(RunDirectory directory) throws AssertionError {
    assertEquals(ToyRun.trials(whole), ToyRun.trials(directory));
    assertEquals(results(whole), results(directory));
  }

  /** The artefacts with their content. */
  private static Map<String, String> results(RunDirectory directory) {
    var results = new TreeMap<String, String>();
    for (var name : List.of("net/weights", "front/front.json", "best/networks.json")) {
      try {
        results.put(name, Files.readString(directory.file(name)));
      } catch (IOException e) {
        results.put(name, e.toString());
      }
    }
    return results;
  }

  private static Path newest(Path checkpoints) throws IOException {
    try (var files = Files.list(checkpoints)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("6-"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Runs in a process of its own until its {@code points}th point, and returns how it ended. */
  private static int child(Path directory, int points) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            ToyRun.class.getName(),
            directory.toString(),
            String.valueOf(points))
        .inheritIO()
        .start()
        .waitFor();
  }

  private static void nothing() {}

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
