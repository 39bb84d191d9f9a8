package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.MobileSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator;
import dev.nasc.statistics.RankCorrelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well a supernet ranks, on the digits. */
class RankPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Recipe RECIPE =
      new Recipe(new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.1, 0), 0, 128, 1, 0, 0, 0);
  private static final Phase RANK =
      new Phase.Rank("ranking", List.of("fair", "uniform"), 4, RECIPE);

  private static final Evaluator ALIKE =
      trial -> new Evaluator.Evaluation.Scored(Map.of(Measure.ACCURACY, 0.5));

  @TempDir Path folder;

  private FileRun run(String name) {
    var run = new FileRun(PHASES, MobileSpace.small(), folder.resolve(name));
    train("fair", Phase.Paths.STRICTLY_FAIR, run);
    train("uniform", Phase.Paths.UNIFORM, run);
    return run;
  }

  private static void train(String label, Phase.Paths paths, FileRun run) {
    PHASES.runner(new Phase.OneShot(label, paths, Phase.PathBatch.SHARED, RECIPE)).run(run);
  }

  private static double[] column(JsonObject json, Function<JsonObject, JsonElement> cell) {
    return json.getAsJsonArray("networks").asList().stream()
        .mapToDouble(it -> cell.apply(it.getAsJsonObject()).getAsDouble())
        .toArray();
  }

  @Test
  void theCorrelationsAreThoseOfWhatEachNetworkScores() throws IOException {
    var whole = run("whole");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(RANK).run(whole));
    var file = whole.artefact("ranking", RankPhase.NAME);
    var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    var alone = column(json, it -> it.get("trained"));
    assertEquals(4, alone.length);
    var rankings = json.getAsJsonArray("rankings");
    for (int i = 0; i < 2; i++) {
      var ranking = rankings.get(i).getAsJsonObject();
      var of = List.of("fair", "uniform").get(i);
      assertEquals(of, ranking.get("of").getAsString());
      assertEquals(
          RankCorrelation.kendall(column(json, it -> it.getAsJsonObject("scored").get(of)), alone),
          ranking.get("kendall").getAsDouble(),
          1e-12);
    }

    var cut = run("cut");
    cut.runUntilDone(RANK, 7);
    assertArrayEquals(
        Files.readAllBytes(file), Files.readAllBytes(cut.artefact("ranking", RankPhase.NAME)));
  }

  /** Then there is no order to compare. */
  @Test
  void networksThatScoreAlikeAreNotRanked() throws IOException {
    var run = run("alike");
    var alike = new RankPhase(Torch.open("cpu", 1), (Phase.Rank) RANK, (of, context) -> ALIKE);
    assertEquals(PhaseOutcome.DONE, alike.run(run));
    var json =
        JsonParser.parseString(Files.readString(run.artefact("ranking", RankPhase.NAME)))
            .getAsJsonObject();
    assertFalse(json.getAsJsonArray("rankings").get(0).getAsJsonObject().has("kendall"));
  }

  /** The smallest and the largest quarter of 16 architectures are among four strata. */
  @Test
  void architecturesComeFromAllSizesOfTheSpace() {
    var space = MobileSpace.small();
    var strata = RankPhase.strata(space, 4, Draws.of(3, "test", 0, "strata"));
    long before = 0;
    for (var architecture : strata) {
      long macs = space.cost(architecture).macs();
      assertTrue(macs >= before, macs + " after " + before);
      before = macs;
    }
    var all = RankPhase.strata(space, 100, Draws.of(3, "test", 0, "strata"));
    assertEquals(16, new HashSet<>(all).size());
    assertTrue(all.subList(0, 4).contains(strata.get(0)), "the first is of the smallest");
    assertTrue(all.subList(12, 16).contains(strata.get(3)), "the last is of the largest");
  }
}
