package dev.nasc.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.nasc.MobileSpace;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Recipe.Optimizer;
import dev.nasc.model.plan.Recipe.Schedule;
import dev.nasc.network.Torch;
import dev.nasc.search.Draws;
import dev.nasc.statistics.RankCorrelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well a supernet ranks, on the digits. */
class RankPhaseTest {
  private static final EnginePhases PHASES = new EnginePhases(Torch.open("cpu", 1));
  private static final Recipe RECIPE =
      new Recipe(new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0.1, 0), 0, 128, 1, 0, 0, 0);
  private static final Phase RANK = new Phase.Rank("ranking", "net", 4, RECIPE);

  @TempDir Path folder;

  private FileRun run(String name) {
    var run = new FileRun(PHASES, MobileSpace.small(), folder.resolve(name));
    PHASES
        .runner(new Phase.OneShot("net", Phase.Paths.STRICTLY_FAIR, Phase.PathBatch.SHARED, RECIPE))
        .run(run);
    return run;
  }

  @Test
  void theCorrelationIsThatOfWhatEachNetworkScores() throws IOException {
    var whole = run("whole");
    assertEquals(PhaseOutcome.DONE, PHASES.runner(RANK).run(whole));
    var file = whole.artefact("ranking", RankPhase.NAME);
    var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    var networks = json.getAsJsonArray("networks");
    assertEquals(4, networks.size());
    var columns =
        Stream.of("scored", "trained")
            .map(
                column ->
                    StreamSupport.stream(networks.spliterator(), false)
                        .mapToDouble(it -> it.getAsJsonObject().get(column).getAsDouble())
                        .toArray())
            .toList();
    assertEquals(
        RankCorrelation.kendall(columns.get(0), columns.get(1)),
        json.get("kendall").getAsDouble(),
        1e-12);

    var cut = run("cut");
    cut.runUntilDone(RANK, 7);
    assertArrayEquals(
        Files.readAllBytes(file), Files.readAllBytes(cut.artefact("ranking", RankPhase.NAME)));
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
