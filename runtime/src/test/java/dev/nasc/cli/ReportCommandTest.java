package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void runASearch() throws IOException {
    var file = Files.writeString(folder.resolve("tiny.nas"), RunCommandTest.SPEC);
    run = folder.resolve("<img src=x onerror=alert(1)>");
    assertEquals(0, nasc("run", file, "--out", run).status());
  }

  @Test
  void thePageHoldsTheRun() throws IOException {
    var data = data(page());

    assertEquals("<img src=x onerror=alert(1)>", data.get("run").getAsString());
    var events = data.getAsJsonArray("events").asList().stream().map(it -> it.getAsJsonObject());
    assertEquals(20, events.filter(it -> it.get("event").getAsString().equals("trial")).count());
    var graphs = data.getAsJsonArray("graphs");
    assertEquals("best", graphs.get(0).getAsJsonObject().get("name").getAsString());
    assertTrue(graphs.size() > 1);
    assertFalse(data.getAsJsonObject("importance").getAsJsonArray("choices").isEmpty());
  }

  @Test
  void whatComesFromFilesIsNeverMarkup() throws IOException {
    var page = page();
    assertFalse(page.contains("<img"), "a name became an element");
    assertEquals(2, page.split("<script", -1).length - 1, "the data and the script, nothing else");
    assertTrue(page.contains("default-src 'none'; script-src 'sha256-"));
  }

  @Test
  void thePageFetchesNothing() throws IOException {
    var page = page().replace("http://www.w3.org/2000/svg", "");
    assertFalse(page.contains("http://") || page.contains("https://"), "an address in the page");
    assertFalse(page.contains("import "), "a module that is not there");
  }

  @Test
  void twoReportsOfOneRunAreEqual() throws IOException {
    assertEquals(page(), page());
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    var answer = nasc("report", folder);
    assertEquals(1, answer.status());
    assertEquals("nasc: `" + folder + "` is no run directory.\n", answer.err());
  }

  @Test
  void aTrialIsTextAgain() throws IOException {
    var answer = nasc("trials", run, "--nas", "front/3");
    var file = Files.writeString(folder.resolve("found.nas"), answer.out());

    assertTrue(answer.out().contains("architecture front_3 of small {"), answer.out());
    assertEquals(0, nasc("check", file).status());
    assertEquals(0, nasc("cost", file, "--architecture", "front_3").status());
  }

  @Test
  void aTrialThatIsNotThereIsSaidSo() {
    var answer = nasc("trials", run, "--nas", "front/999");
    assertEquals(2, answer.status());
    assertEquals(
        "nasc: The run has no trial `front/999`; `nasc trials` lists them.\n", answer.err());
  }

  private String page() throws IOException {
    var file = folder.resolve("page.html");
    var answer = nasc("report", run, "--out", file);
    assertEquals(0, answer.status(), answer.err());
    return Files.readString(file);
  }

  private static JsonObject data(String page) {
    var begin = "<script type=\"application/json\" id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    return JsonParser.parseString(page.substring(from, page.indexOf("</script>", from)))
        .getAsJsonObject();
  }
}
