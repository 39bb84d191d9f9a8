package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
  @TempDir Path folder;

  @Test
  void beginsWithHowItStandsAndEndsWithTheRun() throws Exception {
    var run = begin(60);
    var events = nasc("watch", run, "--json").lines().stream().map(WatchCommandTest::json).toList();

    var first = events.get(0);
    var last = events.get(events.size() - 1);
    assertEquals("snapshot", first.get("event").getAsString());
    assertEquals("running", first.getAsJsonObject("result").get("status").getAsString());
    assertEquals("end", last.get("event").getAsString());
    assertEquals("done", last.getAsJsonObject("result").get("status").getAsString());
    assertTrue(events.stream().anyMatch(e -> e.get("event").getAsString().equals("trial")));
    assertTrue(events.stream().allMatch(e -> e.get("schema").getAsInt() == 1));
  }

  @Test
  void tellsARunThatIsOverFromItsBeginning() throws Exception {
    var run = folder.resolve("over");
    nasc("run", spec(), "--out", run);
    var events = nasc("watch", run, "--json").lines().stream().map(WatchCommandTest::json).toList();

    var kinds = events.stream().map(e -> e.get("event").getAsString()).toList();
    assertEquals(20, kinds.stream().filter("trial"::equals).count());
    assertEquals(3, kinds.stream().filter("phase"::equals).count());
    assertTrue(kinds.indexOf("progress") < kinds.indexOf("trial"), kinds.toString());
    assertTrue(events.get(kinds.indexOf("progress")).get("past").getAsBoolean());
    var objectives = events.get(0).getAsJsonObject("result").getAsJsonArray("objectives");
    assertEquals(
        "[{\"name\":\"accuracy\",\"direction\":\"maximize\"},{\"name\":\"macs\",\"direction\":\"minimize\"}]",
        objectives.toString());
  }

  @Test
  void saysOfAPhaseThatIsDoneThatAllOfItIs() throws Exception {
    var run = begin(20);
    var events = nasc("watch", run, "--json").lines().stream().map(WatchCommandTest::json).toList();

    var last =
        events.stream()
            .filter(event -> event.get("event").getAsString().equals("progress"))
            .filter(event -> event.get("phase").getAsString().equals("front"))
            .reduce((before, after) -> after)
            .orElseThrow();
    assertEquals(20, last.get("done").getAsInt());
  }

  @Test
  void tellsNoTimeOfAPhaseWhoseBeginningItDidNotSee() throws Exception {
    var told = nasc("watch", begin(20)).err();

    assertTrue(told.contains("front: done, best"), told);
  }

  @Test
  void stopEndsARunOfAnotherProcess() throws Exception {
    var run = begin(100);
    var stop = nasc("stop", run);
    nasc("watch", run);

    assertEquals(0, stop.status(), stop.err());
    assertEquals(
        "interrupted", json(nasc("show", run, "--json").lastLine()).get("status").getAsString());
    assertEquals("nasc: `" + run + "` is not running.\n", nasc("stop", run).err());
  }

  @Test
  void runsListsWhatIsThere() throws Exception {
    nasc("run", spec(), "--out", folder.resolve("one"));

    assertTrue(nasc("runs", folder).out().contains("one"));
    assertEquals(1, nasc("runs", folder, "--json").lines().size());
    assertEquals("", nasc("runs", folder.resolve("none")).out());
  }

  private Path begin(long pauseMillis) throws Exception {
    var run = folder.resolve("run");
    SlowRun.start(pauseMillis, "run", spec(), "--out", run).awaitTrials(run, 1);
    return run;
  }

  private Path spec() throws Exception {
    return Files.writeString(folder.resolve("tiny.nas"), RunCommandTest.SPEC);
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
