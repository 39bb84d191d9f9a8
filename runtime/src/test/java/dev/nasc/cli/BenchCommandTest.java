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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  private static final String SPEC =
      """
      space net {
        input: image(1, 8, 8)
        c: conv(any(4, 8), kernel: any(1, 3, 5)); relu
        global_avg_pool; linear(10)
      }
      search best {
        space: net
        maximize accuracy
        strategy { best: grid(score: table("t.csv", reported: "test")) }
      }
      search both {
        space: net
        maximize accuracy
        minimize latency
        strategy {
          front: nsga2(score: table("t.csv", latency: "ms", reference: [0, 0.01]), population: 2, trials: 6)
        }
      }
      """;

  private static final String HEADER = "c.channels,c.kernel,accuracy,test,ms\n";
  private static final String TABLE =
      HEADER
          + """
          4,1,50,51,1
          4,3,60,61,2
          4,5,61,59,3
          8,1,55,56,2
          8,3,70,69,4
          8,5,69,71,5
          """;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("net.nas"), SPEC);
    Files.writeString(folder.resolve("t.csv"), TABLE);
  }

  @Test
  void theLastLineSaysWhatAllSeedsCameTo() {
    var bench = nasc("bench", file, "--search", "best", "--seeds", 3, "--json");
    var result = json(bench.lastLine());

    assertEquals(0, bench.status(), bench.err());
    assertEquals(4, bench.out().lines().count());
    assertEquals(
        "best grid 3",
        word(result, "search") + " " + word(result, "strategy") + " " + result.get("seeds"));
    assertEquals("{\"mean\":70,\"sd\":0,\"min\":70,\"max\":70}", result.get("best").toString());
    assertEquals(69, result.getAsJsonObject("reported").get("mean").getAsDouble());
    assertTrue(result.get("hypervolume").isJsonNull());
    assertTrue(result.get("evaluationsPerSecond").getAsDouble() > 0);
  }

  @Test
  void theHypervolumeIsAShareOfTheTablesOwn() {
    var whole = json(nasc("bench", file, "--search", "both", "--seeds", 2, "--json").lastLine());
    assertEquals("{\"mean\":1,\"min\":1}", whole.get("hypervolume").toString());

    var part =
        json(nasc("bench", file, "--search", "both", "--evaluations", 2, "--json").lastLine());
    assertEquals(2, part.get("evaluations").getAsInt());
    assertTrue(part.getAsJsonObject("hypervolume").get("mean").getAsDouble() < 1);
  }

  @Test
  void anotherTableTakesThePlaceOfTheFiles() throws IOException {
    var other = Files.writeString(folder.resolve("other.csv"), TABLE.replace("70,69", "99,98"));
    var bench = nasc("bench", file, "--search", "best", "--table", other, "--json");

    assertEquals(99, json(bench.lastLine()).getAsJsonObject("best").get("max").getAsDouble());
  }

  /** Each replaces a line of the table; `…` stands for the path. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c.kernel,accuracy,test,ms    | c.kernel,accuracy,t,ms     | …:1: There is no column `test`; there are c.channels, c.kernel, accuracy, t, ms.
          c.kernel,accuracy,test,ms    | kernel,accuracy,test,ms       | …:1: There is no column `c.kernel`; there are c.channels, kernel, accuracy, test, ms.
          c.kernel,accuracy,test,ms    | c.kernel,accuracy,test,test | …:1: There are two columns `test`.
          8,5,69,71,5                     | 8,3,69,71,5                   | …:7: This architecture stands in line 6 already.
          8,5,69,71,5                     | 8,7,69,71,5                   | …:7: This is no architecture of `net`.
          8,5,69,71,5                     | 8,5,NaN,71,5                  | …:7: `NaN` in column `accuracy` is no number.
          8,5,69,71,5                     | 8,5,69                        | …:7: The line has 3 values and the header 5.
          8,5,69,71,5                     | ''                            | `…` has 5 of the 6 architectures of `net`; it has no line for `c.channels = 8; c.kernel = 5;`.
          """)
  void aTableThatCannotBeUsedIsSaidInOneSentence(String line, String other, String sentence)
      throws IOException {
    var table = Files.writeString(folder.resolve("t.csv"), TABLE.replace(line, other));
    var bench = nasc("bench", file, "--search", "best");

    assertEquals(1, bench.status());
    assertEquals("nasc: " + sentence.replace("…", table.toString()), bench.err().strip());
  }

  @Test
  void aSearchWithoutATableIsRefused() {
    var bench = nasc("bench", Path.of("../examples/quickstart.nas"));

    assertEquals(
        "nasc: No phase of `quickstart` looks its candidates up in a `table`.",
        bench.err().strip());
  }

  @Test
  void aTableOutsideTheRootIsRefused() throws IOException {
    Files.writeString(file, SPEC.replace("\"t.csv\"", "\"../t.csv\""));
    Files.writeString(folder.resolveSibling("t.csv"), TABLE);
    var bench = nasc("bench", file, "--search", "best");

    assertEquals(
        "nasc: The table `../t.csv` lies outside `%s`; `--root` names a folder that holds both."
            .formatted(folder),
        bench.err().strip());
  }

  /** The same search as a run: no engine is opened for it, and it keeps the same trials. */
  @Test
  void runsInADirectoryToo() {
    var out = folder.resolve("run");
    var run = nasc("run", file, "--search", "best", "--out", out, "--json");

    assertEquals(0, run.status(), run.err());
    assertEquals(6, json(run.lastLine()).get("trials").getAsInt());
    assertEquals(
        70,
        json(run.lastLine())
            .getAsJsonArray("front")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("objectives")
            .get("accuracy")
            .getAsDouble());
  }

  private static String word(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
