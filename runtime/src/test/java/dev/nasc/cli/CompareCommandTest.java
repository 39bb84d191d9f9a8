package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several runs say together, and what the trials of one say of its choices. */
class CompareCommandTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("tiny.nas"), RunCommandTest.SPEC);
  }

  @Test
  void severalSeedsAreRunAndToldTogether() {
    var run = nasc("run", file, "--seeds", 3, "--out", folder.resolve("all"), "--json");
    var result = json(run.lastLine());

    assertEquals(0, run.status(), run.err());
    assertEquals(3, result.get("seeds").getAsInt());
    var best = result.getAsJsonObject("best");
    assertTrue(best.get("min").getAsDouble() <= best.get("mean").getAsDouble());
    assertTrue(Files.isDirectory(folder.resolve("all/seed-3")));
  }

  @Test
  void runsStandBesideEachOther() {
    var all = folder.resolve("all");
    nasc("run", file, "--seeds", 2, "--out", all);
    var compared = nasc("compare", all.resolve("seed-1"), all.resolve("seed-2"), "--json");
    var runs = json(compared.lastLine()).getAsJsonArray("runs");

    assertEquals(2, runs.size());
    for (var run : runs) {
      assertEquals("done", run.getAsJsonObject().get("status").getAsString());
      assertEquals(20, run.getAsJsonObject().get("trials").getAsInt());
      assertTrue(run.getAsJsonObject().get("hypervolume").getAsDouble() > 0);
    }
  }

  /** The toy's accuracy grows with the multiply-adds: they are ordered alike. */
  @Test
  void showSaysWhatTheTrialsSay() {
    var out = folder.resolve("run");
    nasc("run", file, "--out", out);
    var analysis =
        json(nasc("show", out, "--analysis", "--json").lastLine()).getAsJsonObject("analysis");

    var correlation = analysis.getAsJsonArray("rankCorrelations").get(0).getAsJsonObject();
    assertEquals(1, correlation.get("kendall").getAsDouble(), 1e-9);
    assertEquals(1, correlation.get("spearman").getAsDouble(), 1e-9);
    var volumes = analysis.getAsJsonArray("hypervolume");
    assertEquals(20, volumes.get(volumes.size() - 1).getAsJsonObject().get("trials").getAsInt());
    assertEquals("accuracy", analysis.get("objective").getAsString());
    assertTrue(analysis.has("importance"));
    assertTrue(nasc("show", out, "--analysis").out().contains("Rank correlations"));
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
