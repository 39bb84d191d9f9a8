package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.protocol.PositionEncoding;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final CompletableFuture<Integer> KNOWN = CompletableFuture.completedFuture(1);

  @Test
  void aCancelledRequestStopsItsWorkAndNothingElse() throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    try {
      var requests = new Requests(thread);
      var snapshot = new Documents(PositionEncoding.UTF16).open("file:///a.nas", 1, "").current();
      var started = new CountDownLatch(1);
      var stopped = new CountDownLatch(1);
      var endless = requests.ask("hover", snapshot, KNOWN, it -> waits(started, stopped));
      assertTrue(started.await(60, TimeUnit.SECONDS));
      assertTrue(endless.cancel(true));
      assertTrue(stopped.await(60, TimeUnit.SECONDS));
      assertThrows(CancellationException.class, endless::join);
      var next = requests.ask("hover", snapshot, KNOWN, it -> Thread.interrupted() ? 0 : it + 1);
      assertEquals(2, next.get(60, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void whatTakesMoreMemoryThanThereIsFailsAlone() throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    try {
      var requests = new Requests(thread);
      var snapshot = new Documents(PositionEncoding.UTF16).open("file:///a.nas", 1, "").current();
      var huge =
          requests.<Integer, Integer>ask(
              "hover",
              snapshot,
              KNOWN,
              it -> {
                throw new OutOfMemoryError("a test");
              });
      assertThrows(ExecutionException.class, () -> huge.get(60, TimeUnit.SECONDS));
      assertEquals(
          2, requests.ask("hover", snapshot, KNOWN, it -> it + 1).get(60, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
  }

  private static Integer waits(CountDownLatch started, CountDownLatch stopped) {
    started.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      stopped.countDown();
    }
    return 0;
  }
}
