package dev.nasc.fuzz;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** What every target holds: no exception, an end within two seconds, findings with places. */
final class Limit {
  /** Of the thread's own time, so that a busy machine is no finding. */
  private static final long MOST_NANOS = 2_000_000_000;

  private Limit() {}

  static void hold(byte[] bytes, Consumer<SourceFile> target) {
    var file = new SourceFile("fuzz.nas", new String(bytes, StandardCharsets.UTF_8));
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    target.accept(file);
    long nanos = clock.getCurrentThreadCpuTime() - start;
    if (nanos > MOST_NANOS) {
      throw new IllegalStateException("it took " + nanos / 1_000_000 + " ms");
    }
  }

  /** Every finding has a sentence and a place in some text. */
  static void hold(List<Diagnostic> findings) {
    for (var finding : findings) {
      if (finding.message().isBlank() || finding.span().startLine() < 1) {
        throw new IllegalStateException("an empty finding: " + finding);
      }
    }
  }
}
