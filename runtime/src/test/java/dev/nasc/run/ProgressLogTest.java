package dev.nasc.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.phase.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLogTest {
  @TempDir Path folder;

  @Test
  void keepsSomeHundredOfAMillionSteps() {
    var log = new ProgressLog(new RunDirectory(folder));
    for (int step = 1; step <= 1_000_000; step++) {
      log.write(progress(step, 1_000_000, 1.0 / step));
    }
    var kept = ProgressLog.read(new RunDirectory(folder));
    assertTrue(kept.size() > 300 && kept.size() <= 402, kept.size() + " lines");
    assertEquals(1, kept.get(0).done());
    assertEquals(1_000_000, kept.get(kept.size() - 1).done());
  }

  @Test
  void aLineThatWasCutOffIsPassedOver() throws Exception {
    var directory = new RunDirectory(folder);
    new ProgressLog(directory).write(progress(1, 10, 0.5));
    var file = folder.resolve("run.progress.jsonl");
    Files.writeString(file, "{\"label\": \"ne", StandardOpenOption.APPEND);
    assertEquals(List.of(progress(1, 10, 0.5)), ProgressLog.read(directory));
  }

  @Test
  void aLossThatIsNoNumberIsKept() {
    var directory = new RunDirectory(folder);
    new ProgressLog(directory).write(progress(1, 10, Double.NaN));
    assertEquals(Double.NaN, ProgressLog.read(directory).get(0).figures().get("loss"));
  }

  private static Progress progress(long done, long total, double loss) {
    return new Progress("net", done, total, "step", Map.of("loss", loss));
  }
}
