package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static dev.nasc.cli.Cli.nascWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  static final String SPEC =
      """
      import std.mobile

      space small {
        input: image(1, 8, 8)
        conv_bn(8, kernel: 3)
        a: mbconv(8, kernel: any(3, 5, 7), expand: any(3, 6))
        b: mbconv(8, kernel: any(3, 5, 7), expand: any(3, 6))
        global_avg_pool; linear(10)
      }

      search tiny {
        space: small
        data: digits()
        maximize accuracy
        minimize macs
        strategy {
          net: one_shot()
          front: nsga2(score: net, population: 6, trials: 20)
          best: train(front)
        }
        seed: 1
      }
      """;

  @TempDir Path folder;
  private Path file = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeSpec() throws IOException {
    file = Files.writeString(folder.resolve("tiny.nas"), SPEC);
    out = folder.resolve("run");
  }

  @Test
  void theLastLineIsTheResultAndShowSaysTheSame() {
    var run = nasc("run", file, "--out", out, "--json");
    var result = json(run.lastLine());

    assertEquals(0, run.status(), run.err());
    assertEquals(
        List.of(
            "schema",
            "status",
            "run",
            "search",
            "objectives",
            "front",
            "best",
            "trials",
            "failed",
            "seconds"),
        List.copyOf(result.keySet()));
    assertEquals("done", result.get("status").getAsString());
    assertEquals(20, result.get("trials").getAsInt());
    assertEquals(0.875, result.getAsJsonObject("best").get("testAccuracy").getAsDouble());
    for (var name : result.getAsJsonObject("best").getAsJsonArray("files")) {
      assertTrue(Files.exists(Path.of(name.getAsString())), name.getAsString());
    }
    assertEquals(run.lastLine(), nasc("show", out, "--json").lastLine());
    assertTrue(run.lines().stream().allMatch(line -> json(line).get("schema").getAsInt() == 1));
  }

  @Test
  void theBestArchitectureIsAFileOfTheLanguage() throws IOException {
    nasc("run", file, "--out", out);
    var cost = nasc("cost", out.resolve("best.nas"), "--architecture", "found", "--json");

    assertEquals(0, cost.status(), cost.err() + Files.readString(out.resolve("best.nas")));
    assertEquals(
        json(nasc("show", out, "--json").lastLine()).getAsJsonObject("best").get("macs"),
        json(cost.lastLine()).get("macs"));
  }

  @Test
  void theRecipeThatWasFoundStandsBesideTheNetwork() throws IOException {
    var joint =
        SPEC.replace("space: small", "space: small; recipe: tuned")
                .replaceAll("net: one_shot.*\\n|best: train.*\\n", "")
                .replace("score: net", "score: trained")
            + "recipe tuned { lr: any(0.05, 0.1); clip: any(1, 5); epochs: 1 }\n";
    nasc("run", Files.writeString(file, joint), "--out", out);
    var found = out.resolve("best.nas");
    var cost = nasc("cost", found, "--architecture", "found", "--json");

    assertEquals(0, cost.status(), cost.err());
    assertTrue(Files.readString(found).contains("architecture found of tiny {"));
    var best = json(nasc("show", out, "--json").lastLine()).getAsJsonObject("best");
    for (var field : List.of("lr", "clip")) {
      var option = best.getAsJsonObject("architecture").get("recipe." + field).getAsString();
      assertTrue(Files.readString(found).contains("recipe." + field + " = " + option));
    }
  }

  /** One trial at least, so that there is something to show for the time. */
  @Test
  void aBudgetEndsASearchAndTheReportSaysSo() throws IOException {
    Files.writeString(file, SPEC.replace("seed: 1", "seed: 1; budget: 0.001s"));
    var run = nasc("run", file, "--out", out, "--json");
    var result = json(run.lastLine());

    assertEquals(0, run.status(), run.err());
    assertEquals(1, result.get("trials").getAsInt());
    var report = json(Files.readString(out.resolve("report.json")));
    for (var told : List.of(result, report)) {
      var timed = told.getAsJsonArray("timed").get(0).getAsString();
      assertTrue(timed.startsWith("The `budget` was used up after 1 trials of `front`"), timed);
    }
  }

  /** What it imports is found again in the record of the run, whatever way the file was named. */
  @Test
  void aFileThatIsNamedFromWhereOneStandsIsResumed() throws IOException {
    Files.writeString(folder.resolve("other.nas"), "recipe short { epochs: 1 }\n");
    Files.writeString(file, "import \"other.nas\"\n" + SPEC);
    var here = Path.of("").toAbsolutePath().relativize(file.toRealPath());
    nasc("run", here, "--out", out);
    Files.delete(out.resolve("report.json"));
    var resumed = nasc("resume", out);

    assertEquals(0, resumed.status(), resumed.err());
  }

  @Test
  void whatWasFoundIsReadWhereItLiesWithWhatItImports() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    Files.writeString(folder.resolve("parts/other.nas"), "import \"more.nas\"\n");
    Files.writeString(folder.resolve("parts/more.nas"), "recipe short { epochs: 1 }\n");
    Files.writeString(file, "import \"parts/other.nas\"\n" + SPEC);
    nasc("run", file, "--out", out);
    Files.delete(folder.resolve("parts/other.nas"));
    var moved = Files.move(out, folder.resolve("moved"));

    var checked = nasc("check", moved.resolve("best.nas"));
    assertEquals(0, checked.status(), checked.out() + checked.err());
    var measured = nasc("evaluate", moved, "--json");
    assertEquals(0, measured.status(), measured.err());
    var trained = nasc("train", moved, "--out", folder.resolve("again"));
    assertEquals(0, trained.status(), trained.err());
    assertEquals(0, nasc("check", folder.resolve("again/best.nas")).status());
  }

  @Test
  void sameSeedSameTrialsAndOverridesCount() {
    nasc("run", file, "--out", out);
    nasc("run", file, "--out", folder.resolve("same"));
    nasc("run", file, "--out", folder.resolve("other"), "--seed", 2);
    nasc("run", file, "--out", folder.resolve("short"), "--set", "front.trials=7");

    var trials = nasc("trials", out, "--json").out();
    assertEquals(trials, nasc("trials", folder.resolve("same"), "--json").out());
    assertTrue(!trials.equals(nasc("trials", folder.resolve("other"), "--json").out()));
    assertEquals(7, nasc("trials", folder.resolve("short"), "--json").lines().size());
  }

  @Test
  void aSignalStopsTheRunAndAResumeEndsAsIfThereHadBeenNone() throws Exception {
    nasc("run", file, "--out", out);
    var stopped = folder.resolve("stopped");
    var child = SlowRun.start(100, "run", file, "--out", stopped);
    child.awaitTrials(stopped, 3);
    child.process().toHandle().destroy();

    assertTrue(child.process().waitFor(2, TimeUnit.SECONDS), "ends in time");
    assertEquals(130, child.process().exitValue());
    assertTrue(child.err().contains("`nasc resume " + stopped + "` goes on."), child.err());
    assertEquals("interrupted", status(stopped));
    assertEquals(0, nasc("resume", stopped).status());
    assertEquals(nasc("trials", out, "--json").out(), nasc("trials", stopped, "--json").out());
  }

  @Test
  void aStepThatDoesNotEndIsCutOff() throws Exception {
    var stuck = folder.resolve("stuck");
    var child = SlowRun.start(60_000, "run", file, "--out", stuck);
    child.awaitProgress(stuck);
    child.process().toHandle().destroy();

    assertTrue(child.process().waitFor(3, TimeUnit.SECONDS), "ends in time");
    assertEquals(130, child.process().exitValue());
    assertTrue(child.err().contains("Stopped in the middle of a step"), child.err());
    assertEquals(0, nasc("resume", stuck).status());
  }

  @Test
  void aRunThatIsDoneIsShownAgain() {
    nasc("run", file, "--out", out);
    var again = nasc("resume", out, "--json");

    assertEquals(0, again.status());
    assertEquals(nasc("show", out, "--json").out(), again.out());
  }

  @Test
  void aChangedSpecIsRefused() throws Exception {
    interrupted(out);
    Files.writeString(out.resolve("spec.nas"), SPEC.replace("trials: 20", "trials: 30"));
    var refused = nasc("resume", out);

    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("was changed since the run began"), refused.err());
  }

  @Test
  void aChangedFileIsNotTheRunsText() throws Exception {
    interrupted(out);
    Files.writeString(file, "space other {}");
    var resumed = nasc("resume", out);

    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.err().contains("which goes on with the text in"), resumed.err());
  }

  @Test
  void changedDataAreRefusedUntilAccepted() throws Exception {
    interrupted(out);
    var changed = new CostEngine(0, "other data");
    var refused = nascWith(changed, "resume", out);

    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("The data of the run changed from"), refused.err());
    assertEquals(0, nascWith(changed, "resume", out, "--accept-changed-data").status());
  }

  @Test
  void wrongUsageIsTwoAndSaysWhatIsRight() {
    assertEquals(2, nasc("run", file, "--seed", "-1").status());
    assertEquals(2, nasc("run", file, "--device", "tpu").status());
    assertEquals(
        "nasc: The file has no search `huge`; it has `tiny`.\n",
        nasc("run", file, "--search", "huge").err());
    assertEquals(2, nasc("runn").status());
  }

  private void interrupted(Path directory) throws Exception {
    var child = SlowRun.start(50, "run", file, "--out", directory);
    child.awaitTrials(directory, 1);
    child.process().destroyForcibly().waitFor();
    assertEquals("interrupted", status(directory));
  }

  private static String status(Path directory) {
    return json(nasc("show", directory, "--json").lastLine()).get("status").getAsString();
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
