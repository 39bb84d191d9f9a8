package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals and limits on the latency that a table of layers says; the accuracies are another's. */
class LatencyRunTest {
  private static final String SPEC =
      """
      let phone = latency_table("times/phone.csv")
      space net {
        input: image(1, 8, 8)
        c: conv(any(4, 8), kernel: any(1, 3, 5)); relu
        global_avg_pool; linear(10)
      }
      search s {
        space: net
        GOALS
        strategy { found: PHASE(score: table("t.csv"), MORE) }
      }
      """;

  private static final String ACCURACIES =
      """
      c.channels,c.kernel,accuracy
      4,1,50
      4,3,60
      4,5,61
      8,1,55
      8,3,70
      8,5,69
      """;

  /** The linear layer takes 1 ms; pool and activation have no line and are free. */
  private static final String TIMES =
      """
      operation,input,output,milliseconds
      conv(k1 s1 g1),1x8x8,4x8x8,1
      conv(k3 s1 g1),1x8x8,4x8x8,2
      conv(k5 s1 g1),1x8x8,4x8x8,3
      conv(k1 s1 g1),1x8x8,8x8x8,4
      conv(k3 s1 g1),1x8x8,8x8x8,5
      conv(k5 s1 g1),1x8x8,8x8x8,6
      linear,4x1x1,10x1x1,1
      linear,8x1x1,10x1x1,1
      """;

  @TempDir Path folder;
  private Path out = Path.of("");

  @BeforeEach
  void write() throws IOException {
    out = folder.resolve("run");
    Files.createDirectories(folder.resolve("times"));
    Files.writeString(folder.resolve("t.csv"), ACCURACIES);
    Files.writeString(folder.resolve("times/phone.csv"), TIMES);
  }

  private Path file(String goals, String phase, String more) throws IOException {
    var text = SPEC.replace("GOALS", goals).replace("PHASE", phase).replace("MORE", more);
    return Files.writeString(folder.resolve("net.nas"), text);
  }

  @Test
  void aFrontOfAccuracyAndLatency() throws IOException {
    var goals = "maximize accuracy; minimize latency(phone)";
    var run = nasc("run", file(goals, "nsga2", "population: 2, trials: 6"), "--out", out);

    assertEquals(0, run.status(), run.err());
    var front = json(nasc("show", out, "--json").lastLine()).getAsJsonArray("front");
    assertEquals(
        "[[70,0.006],[61,0.004],[60,0.003],[50,0.002]]",
        front.asList().stream()
            .map(it -> it.getAsJsonObject().getAsJsonObject("objectives"))
            .map(it -> List.of(it.get("accuracy"), it.get("latency")))
            .toList()
            .toString()
            .replace(" ", ""));
    assertTrue(nasc("show", out).out().contains("6.000 ms"));
  }

  /** MnasNet's reward: 50 % in 2 ms is 70.7, 60 % in 3 ms 69.3, 70 % in 6 ms 57.2. */
  @Test
  void aRewardOfAccuracyAndLatency() throws IOException {
    var reward = "maximize accuracy * (latency(phone) / 4ms) ^ -0.5";
    nasc("run", file(reward, "grid", "trials: 6"), "--out", out);
    assertEquals(List.of(50.0), found("accuracy"));
  }

  private List<Double> found(String figure) {
    return json(nasc("show", out, "--json").lastLine()).getAsJsonArray("front").asList().stream()
        .map(it -> it.getAsJsonObject().getAsJsonObject("objectives").get(figure).getAsDouble())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "random, trials: 50",
    "evolve, 'population: 4, generations: 5'",
    "nars, 'rounds: 1, batch: 2, pool: 20'",
    "'reinforce', 'trials: 20, batch: 2'",
  })
  void noProposalBreaksALimit(String phase, String more) throws IOException {
    var run =
        nasc(
            "run",
            file("maximize accuracy; require latency(phone) <= 4ms", phase, more),
            "--out",
            out);

    assertEquals(0, run.status(), run.err());
    var trials = nasc("trials", out, "--json").lines();
    assertTrue(trials.size() >= 3, () -> trials.toString());
    for (var trial : trials) {
      double latency = json(trial).getAsJsonObject("objectives").get("latency").getAsDouble();
      assertTrue(latency <= 0.004, trial);
    }
    assertEquals(List.of(61.0), found("accuracy"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          linear,8x1x1,10x1x1,1 |                       | has no line for `linear,8x1x1,10x1x1`: add one with its milliseconds.
          conv(k5               | conv(k5 s1 g1),1x8x8  | is no latency table: line 4 is no time of an operation.
          conv(k5 s1 g1),1x8x8,4 | conv(k3 s1 g1),1x8x8,4 | is no latency table: line 4 is a second time of one operation.
          operation,input       | layer,in              | is no latency table: its first line is not `operation,input,output,milliseconds`.
          """)
  void aTableThatDoesNotFitIsSaid(String from, String to, String problem) throws IOException {
    var broken = TIMES.replace(from, to == null ? "" : to);
    Files.writeString(folder.resolve("times/phone.csv"), broken);
    var run = nasc("run", file("minimize latency(phone)", "grid", "trials: 6"), "--out", out);

    assertEquals(1, run.status());
    assertTrue((run.err() + run.out()).contains(problem), run.err() + run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minimize latency(latency_table("none.csv"))   | There is no table at
          minimize latency(latency_table("../out.csv")) | There is no table at
          minimize latency                              | No scorer of `s` says the latency
          minimize latency(phone) + latency(measured)   | `s` asks for several latencies
          require latency(phone) <= 1ms; maximize accuracy | No architecture of `net` meets `latency(phone) <= 1ms`.
          """)
  void aLatencyThatNobodyKnowsIsRefused(String goals, String problem) throws IOException {
    var run = nasc("run", file(goals, "grid", "trials: 6"), "--out", out);

    assertEquals(1, run.status(), run.out());
    assertTrue((run.err() + run.out()).contains(problem), run.err() + run.out());
  }

  /** The table is part of what the run hangs on. */
  @Test
  void aRunSaysThatItsTableChanged() throws IOException {
    var times = folder.resolve("times/phone.csv");
    Files.writeString(times, TIMES.replace("linear,8x1x1,10x1x1,1\n", ""));
    var spec = file("minimize latency(phone)", "grid", "trials: 6");
    assertEquals(1, nasc("run", spec, "--out", out).status());
    Files.writeString(times, TIMES);

    var refused = nasc("resume", out);
    assertTrue(refused.err().contains("The data of the run changed from"), refused.err());
    assertEquals(0, nasc("resume", out, "--accept-changed-data").status());
    assertEquals(List.of(0.002), found("latency"));
  }

  private static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
