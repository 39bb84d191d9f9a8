package dev.nasc.cli;

import static dev.nasc.cli.Cli.nasc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FBNetV3's search as its phases, on a table: one predictor, and a network for each budget. */
class PredictorRunTest {
  private static final String SPEC =
      """
      space net {
        input: image(1, 8, 8)
        a: conv(any(4, 8, 12, 16), kernel: any(1, 3)); relu
        b: conv(any(4, 8, 12, 16), kernel: any(1, 3)); relu
        c: conv(any(4, 8, 12, 16)); relu
        global_avg_pool; linear(10)
      }
      search family {
        space: net
        maximize accuracy
        strategy {
          pool:  sobol(400)
          free:  predictor(pool, learn: [macs, params], width: 16, model: mlp(24))
          judge: improve(free, pool: pool, score: table("t.csv"), rounds: 4, batch: 12)
          nets:  each(limit: [40k, 90k]) {
            evolve(score: judge, within: macs <= limit, seeds: 8, random: 8, children: 6, keep: 8)
          }
        }
      }
      """;

  @TempDir Path folder;

  /** Wide first layers are good, large kernels a little; costs are those of the networks. */
  private static double accuracy(List<Integer> options) {
    return 50
        + options.get(0)
        + 0.5 * options.get(2)
        + 0.2 * options.get(4)
        + options.get(1)
        + 0.5 * options.get(3);
  }

  private static List<List<Integer>> all() {
    var all = new ArrayList<List<Integer>>();
    var channels = List.of(4, 8, 12, 16);
    for (int a : channels) {
      for (int ka : List.of(1, 3)) {
        for (int b : channels) {
          for (int kb : List.of(1, 3)) {
            channels.forEach(c -> all.add(List.of(a, ka, b, kb, c)));
          }
        }
      }
    }
    return all;
  }

  private static double macs(List<Integer> o) {
    double kernels = o.get(0) * o.get(1) * o.get(1);
    double second = (double) o.get(0) * o.get(2) * o.get(3) * o.get(3);
    return 64 * (kernels + second + 9.0 * o.get(2) * o.get(4)) + 10.0 * o.get(4);
  }

  private static double bestBelow(double limit) {
    return all().stream()
        .filter(options -> macs(options) <= limit)
        .mapToDouble(PredictorRunTest::accuracy)
        .max()
        .orElseThrow();
  }

  @Test
  void eachBudgetHasItsNetworkByOnePredictor() throws IOException {
    var file = Files.writeString(folder.resolve("net.nas"), SPEC);
    var table = new StringBuilder("a.channels,a.kernel,b.channels,b.kernel,c.channels,accuracy\n");
    for (var options : all()) {
      options.forEach(option -> table.append(option).append(','));
      table.append(accuracy(options)).append('\n');
    }
    Files.writeString(folder.resolve("t.csv"), table);
    var out = folder.resolve("run");

    var run = nasc("run", file, "--out", out);
    assertEquals(0, run.status(), run.err());
    for (var budget : List.of(40_000, 90_000)) {
      var trials = trials(out, "nets[" + budget / 1000 + "k]");
      assertTrue(trials.stream().allMatch(it -> figure(it, "macs") <= budget));
      var found = trials.stream().max(Comparator.comparingDouble(it -> figure(it, "accuracy")));
      double really = accuracy(options(found.orElseThrow()));
      double best = bestBelow(budget);
      assertTrue(really > best - 3, () -> budget + ": " + really + " of " + best);
    }
    assertEquals(48, trials(out, "judge").size());
  }

  private static List<JsonObject> trials(Path run, String phase) {
    return nasc("trials", run, "--json").lines().stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(trial -> trial.get("phase").getAsString().equals(phase))
        .toList();
  }

  private static double figure(JsonObject trial, String name) {
    return trial.getAsJsonObject("objectives").get(name).getAsDouble();
  }

  private static List<Integer> options(JsonObject trial) {
    var candidate = trial.getAsJsonObject("candidate");
    return List.of("a.channels", "a.kernel", "b.channels", "b.kernel", "c.channels").stream()
        .map(address -> candidate.get(address).getAsInt())
        .toList();
  }
}
