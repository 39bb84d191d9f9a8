package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nasc.analysis.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who waits is answered, whatever a count takes. */
class PatienceTest {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor();

  private final List<Runnable> later = new ArrayList<>();
  private final Patience patience = new Patience(CLOCK, later::add, 50);

  @AfterAll
  static void close() {
    CLOCK.shutdownNow();
  }

  private static String endless() {
    while (true) {
      Interruption.check();
    }
  }

  @Test
  void whatTakesTooLongIsGivenUpAndGoneOnWithBehindTheScenes() {
    assertEquals("meanwhile", patience.await(PatienceTest::endless, () -> "meanwhile"));
    assertEquals("meanwhile", patience.await(PatienceTest::endless, () -> "meanwhile"));
    assertEquals(1, later.size(), "one at a time");
    assertFalse(Thread.interrupted(), "the thread goes on to other work");
  }

  @Test
  void whatIsQuickIsAnswered() {
    var patient = new Patience(CLOCK, later::add, 600_000);
    assertEquals("done", patient.await(() -> "done", () -> "meanwhile"));
    assertEquals(List.of(), later);
  }

  @Test
  void whoCancelsGetsNoOtherAnswer() {
    var patient = new Patience(CLOCK, later::add, 600_000);
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> patient.await(PatienceTest::endless, () -> "meanwhile"));
    assertEquals(List.of(), later);
  }
}
